"""Services made up for the tests of graphs: any number of parties and flows, titles of any script."""

import json
from typing import Any

from hypothesis import strategies as st

from pmo_design.link import ServiceDesign
from pmo_design.pipeline import design_from_texts

TITLES = st.one_of(
    st.sampled_from(
        (
            "Office",
            "Works",
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
            "The unit that answers for plans, people, money, and everything else that nobody else does",
            "铝业分公司项目管理办公室",
            "مكتب إدارة المشاريع في الموقع",
            "परियोजना प्रबंधन कार्यालय",
            "🚧 Crew 👷🏽",
            'O\'Neil & "Sons" <Ltd>',
        )
    ),
    st.text("abcdefgh ijk-", min_size=1, max_size=40).filter(lambda text: text.strip("- ")),
)
_CARRIES = ("value", "money", "information", "contract")
_SHEET = {"number": "A", "revision": "A", "status": "Draft", "date": "2026-01-15", "classification": "Open"}


def _listed(
    kind: str, most: int, **fields: st.SearchStrategy[Any]
) -> st.SearchStrategy[list[dict[str, Any]]]:
    one = st.fixed_dictionaries({"title": TITLES, **fields})
    return st.lists(one, max_size=most).map(
        lambda entries: [{"id": f"{kind}{at}", **entry} for at, entry in enumerate(entries)]
    )


@st.composite
def services(draw: st.DrawFn, parties: int = 10, flows: int = 15) -> ServiceDesign:
    """Draw a service: two organisations, up to four times `parties` others, and flows between any of them."""
    client, provider = draw(TITLES), draw(TITLES)
    organisations = [
        {"id": "client", "title": client, "type": "client"},
        {"id": "provider", "title": provider, "type": "provider"},
        *draw(_listed("o", parties, type=st.sampled_from(("supplier", "regulator", "partner", "community")))),
    ]
    owners = [f"organisation:{each['id']}" for each in organisations]
    owner = st.sampled_from(owners)
    units = draw(_listed("u", parties, part_of=owner))
    owner = st.sampled_from([*owners, *(f"business-unit:{each['id']}" for each in units)])
    places = {"type": st.just("mine"), "region": st.just("R"), "time_zone": st.just("UTC")}
    sites = draw(_listed("s", parties, **places, part_of=owner))
    systems = draw(_listed("t", parties, operated_by=owner, legacy=st.booleans()))
    roles = draw(_listed("r", parties, part_of=owner))
    stakeholders = draw(_listed("h", parties))
    ends = [*owners, *(f"business-unit:{each['id']}" for each in units)]
    ends += [f"site:{each['id']}" for each in sites] + [f"role:{each['id']}" for each in roles]
    ends += [f"stakeholder:{each['id']}" for each in stakeholders]
    flow = st.fixed_dictionaries(
        {
            "from": st.sampled_from(ends),
            "to": st.sampled_from(ends),
            "carries": st.sampled_from(_CARRIES),
            "label": TITLES,
            "direction": st.sampled_from(("one-way", "two-way")),
        }
    )
    service = {
        "kind": "service",
        "id": "made-up",
        "title": draw(TITLES),
        "client": "client",
        "provider": "provider",
        "currency": "EUR",
        "document": _SHEET,
        "organisations": organisations,
        "business_units": units,
        "sites": sites,
        "systems": systems,
        "roles": roles,
        "stakeholders": stakeholders,
        "flows": draw(st.lists(flow, max_size=flows)),
    }
    return design_from_texts({"service.yaml": json.dumps(service, ensure_ascii=False)}).value
