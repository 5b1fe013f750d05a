"""Rules of the analyse phase (4xx): what is sound as text but does not hold together as a service."""

from pmo_design.diagnostics.diagnostic import Rule, Severity

UNANSWERED_PAIN_POINT = Rule(
    "PMO401",
    "unanswered-pain-point",
    Severity.WARNING,
    message="pain point '{pain}' is resolved by no cell of a to-be blueprint",
    hint="name it under `resolves:` of a cell, or give it `accepted:` with the reason why it stays",
    why="A pain point that was found and then answered by nothing is a promise that the service does not "
    "keep, and the people who told of it will look for it first. A cell of a to-be blueprint answers "
    "it by naming it under `resolves`, or by realising an opportunity that answers it. Cells of as-is "
    "blueprints do not count: they show today's way round it. Where the service leaves it alone on "
    "purpose, say so with `accepted`. Pain points of speculative journeys are not asked for.",
)
OPPORTUNITY_WITHOUT_CELL = Rule(
    "PMO402",
    "opportunity-without-cell",
    Severity.WARNING,
    message="opportunity '{opportunity}' is realised by no cell of a to-be blueprint",
    hint="name it under `realises:` of a cell, or set `status: dropped`",
    why="An idea that stands in a journey but in no blueprint will not happen: nobody does it, no system "
    "carries it, no hour is planned for it. Put it to work in a cell, or say that it was dropped, so "
    "that readers do not count on it. Ideas of speculative journeys are not asked for.",
)
FAIL_POINT_WITHOUT_RECOVERY = Rule(
    "PMO403",
    "fail-point-without-recovery",
    Severity.WARNING,
    message="fail point '{title}' says nothing of what is done then",
    hint="add `recovery:` with what is done, by whom, how soon",
    why="A blueprint that marks where a service may fail has done half of the work. People forgive a "
    "failure that is set right quickly; they remember one that nobody had thought through. As-is "
    "blueprints are not asked for a recovery: that there is none today may be the very finding.",
)
CRITERION_VERIFIES_NOTHING = Rule(
    "PMO404",
    "criterion-verifies-nothing",
    Severity.WARNING,
    message="criterion '{criterion}' verifies nothing",
    hint="name under `verifies:` the step, cell, pain point, system or requirement that it shows to be true",
    why="A criterion is a test of something. One that is tied to nothing in the design can be met while "
    "the service fails, and nobody can tell which part to mend when it is missed.",
)
CELL_WITHOUT_ACCOUNTABLE = Rule(
    "PMO405",
    "cell-without-accountable",
    Severity.WARNING,
    message="nobody answers for '{cell}'",
    hint="name one role under `accountable:`",
    why="Work that is done by several and answered for by nobody is done late. Every frontstage and "
    "backstage cell of a to-be blueprint needs exactly one role that answers for it, also where it "
    "runs by itself: somebody has to notice when it stops. Customers do not answer to the service, "
    "evidence is not work, and a support cell that only a system fills belongs to the system's "
    "operator, so these are not asked.",
)
PERSONA_WITHOUT_EVIDENCE = Rule(
    "PMO406",
    "persona-without-evidence",
    Severity.WARNING,
    message="persona '{persona}' {lacks}",
    hint="{way_out}",
    why="A persona that rests on nothing looks exactly like one that rests on twenty interviews. The "
    "level of evidence tells the two apart, and a level above `assumed` has to name what was done to "
    "reach it. An honest `assumed` is no fault.",
)
UNSUPPORTED_JOURNEY_STEP = Rule(
    "PMO407",
    "unsupported-journey-step",
    Severity.WARNING,
    message="journey step '{step}' is supported by no to-be blueprint",
    hint="name it under `supports:` of the blueprint step or cell that makes it possible",
    why="A to-be journey promises what people will go through. A step that no blueprint supports is a "
    "promise without anybody behind it. As-is and speculative journeys are not asked: the one tells "
    "what is, the other what might be.",
)
REQUIREMENT_NOT_ADDRESSED = Rule(
    "PMO408",
    "requirement-not-addressed",
    Severity.WARNING,
    message="requirement {number} ('{requirement}') is addressed by nothing",
    hint="name under `addressed_by:` what in the design meets it",
    why="Evaluators go through the clauses one by one. A clause that nothing addresses scores nothing, "
    "and if it is mandatory it ends the bid.",
)
UNUSED_ELEMENT = Rule(
    "PMO409",
    "unused-element",
    Severity.WARNING,
    message="{kind} '{element}' takes no part in the design",
    hint="{way_out}",
    why="An element that nothing points at is either left over or forgotten where it belongs: a role "
    "without a duty, a channel that no touchpoint uses, a site where nobody works. References to its "
    "parts count, and so do flows in either direction, a unit's lead, a stakeholder's organisation "
    "and an audience's reading list.",
)
UNUSABLE_CHANNEL = Rule(
    "PMO410",
    "unusable-channel",
    Severity.WARNING,
    message="'{persona}' cannot use channel '{channel}' here: {reason}",
    hint="use another channel at this step, or let this one work under these conditions",
    why="A touchpoint that its persona cannot reach does not exist for them: a video call over a "
    "satellite link, a help desk that closes before the night shift begins. The needed bandwidth is "
    "held against the persona's own connection (or the site's), a missing connection against "
    "`works_offline`, and the channel's hours and days against the persona's shift, each in its own "
    "time zone on the date of the document. Channels that hold a message until it is read (email, "
    "SMS, paper) are not failed for their hours. Only to-be journeys are checked: an as-is journey "
    "may well tell how people struggle.",
)
AVOIDED_CHANNEL = Rule(
    "PMO411",
    "avoided-channel",
    Severity.ADVICE,
    message="'{persona}' avoids channel '{channel}', which this touchpoint needs",
    hint="offer another channel at the same step, or say in the journey why this one is worth it",
    why="People who avoid a channel find a way round it, and the way round is where services leak. Where "
    "the step offers another channel as well, nothing is reported.",
)
CRITERION_WITHOUT_MEASURE = Rule(
    "PMO412",
    "criterion-without-measure",
    Severity.WARNING,
    message="criterion '{criterion}' has neither a metric nor a scenario",
    hint="add a `metric:` with unit and target, or `scenarios:` with given, when, then",
    why="A sentence that nobody knows how to test is settled by argument on the day of acceptance. Either "
    "a figure decides or something that can be seen to happen.",
)
METRIC_ALREADY_MET = Rule(
    "PMO413",
    "metric-already-met",
    Severity.WARNING,
    message="the baseline {baseline} already reaches the target {target} {unit}",
    hint="check `direction:`, or set a target that the service has to earn",
    why="A target that is met before the service begins proves nothing about the service. Mostly the "
    "direction is the wrong way round, or the two figures are in different units.",
)
IMPOSSIBLE_BAND = Rule(
    "PMO414",
    "impossible-band",
    Severity.ERROR,
    message="{problem}",
    hint="{way_out}",
    why="With `direction: within`, `target` is the lower bound and `upper` the upper bound, and a "
    "measurement is good between the two. A band without an upper bound, or with one that is not "
    "above the lower, cannot be judged; an upper bound has no meaning where more (or less) is simply "
    "better.",
)
MUST_WITHOUT_PHASE = Rule(
    "PMO415",
    "must-without-phase",
    Severity.ADVICE,
    message="criterion '{criterion}' is a must, but belongs to no gate and has no due day",
    hint="name the `phase:` whose gate asks for it, or give it a `due:` day",
    why="What must be met is looked at on some day by somebody. Without a phase or a day it shows up in "
    "no gate's checklist, and is found open at the end. Services without phases are not asked.",
)
REVIEW_OVERDUE = Rule(
    "PMO416",
    "review-overdue",
    Severity.ADVICE,
    message="persona '{persona}' was due for review on {review}, before the document's date {issued}",
    hint="look at it again with the people it stands for, then move `review_date:`",
    why="Personas age: sites change shifts, systems go, people move on. A proposal that is issued on a "
    "persona whose review day has passed tells its readers that nobody looked.",
)
FEELING_OF_STRANGER = Rule(
    "PMO417",
    "feeling-of-stranger",
    Severity.ERROR,
    message="'{persona}' does not go through this journey, but {part} of theirs is told here",
    hint="add the persona to the journey's `personas:`, or name one of those who are there: {known}",
    why="A feeling or thought of somebody who is not in the journey would be drawn as a curve without a "
    "person. Either the persona is missing from the journey, or the wrong one is named.",
)
AMBIGUOUS_FEELING = Rule(
    "PMO418",
    "ambiguous-feeling",
    Severity.WARNING,
    message="this is {part} of nobody in particular, in a journey of {count} personas",
    hint="add `persona:` with one of {known}",
    why="Where several personas go through a journey, each has a curve of their own. A feeling that "
    "belongs to nobody in particular is drawn for nobody, and the map hides where they differ.",
)
DUPLICATE_EMOTION = Rule(
    "PMO419",
    "duplicate-emotion",
    Severity.ERROR,
    message="'{persona}' already has an emotion at this step",
    hint="keep one; where the feeling changes, split the step in two",
    why="A curve passes each step once. Two values for the same persona at the same step contradict each "
    "other, and only one of them could be drawn.",
)
DECISION_WITHOUT_TWO_WAYS = Rule(
    "PMO420",
    "decision-without-two-ways",
    Severity.WARNING,
    message="the decision '{question}' has {ways}",
    hint="add a link for each answer that leaves '{cell}', labelled with the answer",
    why="A question on which the way does not fork is no decision. Mostly the second answer was "
    "forgotten, and with it what happens to the people who get it.",
)
WEIGHTS_NOT_100 = Rule(
    "PMO421",
    "weights-not-100",
    Severity.WARNING,
    message="the weights of the requirements add up to {total}, not 100",
    hint="compare them with the tender: one is missing, or stands twice",
    why="Weights are shares of the evaluation. If they do not add up, the figures about covered weight "
    "mislead. Half a per cent is left for rounding.",
)
EMPTY_LANE = Rule(
    "PMO422",
    "empty-lane",
    Severity.WARNING,
    message="no cell stands in lane '{lane}'",
    hint="remove the lane, or fill it",
    why="An empty row takes the place of a full one in the picture and tells the reader that somebody "
    "takes part who does nothing.",
)
UNLINKED_STEP = Rule(
    "PMO423",
    "unlinked-step",
    Severity.ADVICE,
    message="no link reaches or leaves a cell of step '{step}'",
    hint="add a link to or from one of its cells, so that readers see how it comes about",
    why="In a blueprint that shows links, a step without any looks as if it came from nowhere and led to "
    "nothing. Blueprints without links are not asked.",
)
IMPROVES_WRONG_STATE = Rule(
    "PMO424",
    "improves-wrong-state",
    Severity.ERROR,
    message="{problem}",
    hint="`improves:` leads from a to-be or speculative journey to the as-is journey that it replaces",
    why="The site shows a journey beside the one it improves, as before and after. That makes sense only "
    "if the one before is as it is today.",
)
MANDATORY_REQUIREMENT_WITHOUT_CRITERION = Rule(
    "PMO425",
    "mandatory-requirement-without-criterion",
    Severity.WARNING,
    message="no criterion shows that mandatory requirement {number} ('{requirement}') is met",
    hint="let a criterion verify the requirement, or what addresses it",
    why="A mandatory clause is a reason to reject. To claim it without a way of showing it leaves the "
    "proof to the client. A criterion counts if it verifies the requirement itself, or what addresses "
    "it, a part of that, or what that stands in.",
)
GATE_ORDER = Rule(
    "PMO426",
    "gate-order",
    Severity.ERROR,
    message="{problem}",
    hint="correct the day, or put the phases in the order of their gates",
    why="Phases are listed in the order in which they are lived through, and everything that is due at a "
    "gate is sorted by it. Phases may overlap; their beginnings and their gates must still ascend.",
)
LEGACY_SYSTEM_IN_USE = Rule(
    "PMO427",
    "legacy-system-in-use",
    Severity.ADVICE,
    message="legacy system '{system}' is still used in the to-be design",
    hint="use the system that replaces it; where it is needed to move over, allow it on this line",
    why="A system marked `legacy` goes away with the service. A to-be step that runs on it either cannot "
    "be done any more, or the system does not go away after all.",
)
SUPPORT_OUTSIDE_SERVES = Rule(
    "PMO428",
    "support-outside-serves",
    Severity.ADVICE,
    message="'{step}' is supported here, but the blueprint does not say that it serves '{journey}'",
    hint="add the journey to the blueprint's `serves:`",
    why="Readers find the blueprint of a journey through `serves`. A blueprint that supports steps of a "
    "journey it does not name is missing from that journey's page. Blueprints that name no journey at "
    "all are not asked.",
)
VALIDITY_BEFORE_ISSUE = Rule(
    "PMO429",
    "validity-before-issue",
    Severity.ERROR,
    message="the offer stands until {valid_to}, which is before its day of issue, {issued}",
    hint="correct `valid_to:` or `date:`",
    why="The title block of every page shows both days. An offer that lapsed before it was made cannot be "
    "accepted.",
)
ELAPSED_TOO_SHORT = Rule(
    "PMO430",
    "elapsed-too-short",
    Severity.WARNING,
    message="the step is said to take {elapsed}, but '{cell}' alone takes {needed}",
    hint="correct `elapsed:`, or the cell's `duration:` and `wait:`",
    why="The time from start to end of a step cannot be shorter than the longest thing done in it. Totals "
    "over the blueprint, and promises built on them, would be too good.",
)
UNKNOWN_TIME_ZONE = Rule(
    "PMO431",
    "unknown-time-zone",
    Severity.ERROR,
    message="'{zone}' is no time zone",
    hint="write its IANA name: Australia/Brisbane, Europe/Dublin",
    why="Hours of channels and shifts are compared across zones. In a zone that nobody knows they would be "
    "taken for another's, and a channel that is closed would seem open.",
)
RULES: tuple[Rule, ...] = (
    UNANSWERED_PAIN_POINT,
    OPPORTUNITY_WITHOUT_CELL,
    FAIL_POINT_WITHOUT_RECOVERY,
    CRITERION_VERIFIES_NOTHING,
    CELL_WITHOUT_ACCOUNTABLE,
    PERSONA_WITHOUT_EVIDENCE,
    UNSUPPORTED_JOURNEY_STEP,
    REQUIREMENT_NOT_ADDRESSED,
    UNUSED_ELEMENT,
    UNUSABLE_CHANNEL,
    AVOIDED_CHANNEL,
    CRITERION_WITHOUT_MEASURE,
    METRIC_ALREADY_MET,
    IMPOSSIBLE_BAND,
    MUST_WITHOUT_PHASE,
    REVIEW_OVERDUE,
    FEELING_OF_STRANGER,
    AMBIGUOUS_FEELING,
    DUPLICATE_EMOTION,
    DECISION_WITHOUT_TWO_WAYS,
    WEIGHTS_NOT_100,
    EMPTY_LANE,
    UNLINKED_STEP,
    IMPROVES_WRONG_STATE,
    MANDATORY_REQUIREMENT_WITHOUT_CRITERION,
    GATE_ORDER,
    LEGACY_SYSTEM_IN_USE,
    SUPPORT_OUTSIDE_SERVES,
    VALIDITY_BEFORE_ISSUE,
    ELAPSED_TOO_SHORT,
    UNKNOWN_TIME_ZONE,
)
