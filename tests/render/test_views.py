from pmo_design.render.views import Choice, read_view

PHASE = Choice("phase", "Phase", (("plan", "1 Plan"), ("work", "2 Work")), many=True)
HEAT = Choice("heat", "Heat", (("none", "None"), ("pain", "Pain"), ("wait", "Wait")), default=True)


def test_values_that_can_be_taken_together_may_be_given_together_or_one_by_one():
    assert read_view(["phase=plan,work"], [PHASE]) == ({"phase": ("plan", "work")}, ())
    assert read_view(["phase=plan", "phase=work"], [PHASE]) == ({"phase": ("plan", "work")}, ())


def test_a_choice_of_one_value_takes_one():
    assert read_view(["heat=pain,wait"], [HEAT])[1] == ("heat takes one value, not several",)
    assert read_view(["heat=pain", "heat=wait"], [HEAT])[1] == ("heat takes one value, not several",)
    assert read_view(["heat=pain", "heat=pain"], [HEAT]) == ({"heat": ("pain",)}, ())


def test_a_word_that_is_not_known_is_answered_with_the_one_that_may_be_meant():
    assert read_view(["heat=waits"], [HEAT])[1] == ("heat has no value 'waits': did you mean 'wait'?",)
    assert read_view(["heta=wait"], [HEAT])[1] == ("this picture has no view 'heta': did you mean 'heat'?",)
    assert read_view(["zoom=2"], [HEAT])[1] == ("this picture has no view 'zoom': it has heat",)


def test_a_key_wants_a_value():
    assert read_view(["phase"], [PHASE])[1] == ("phase wants a value: phase=plan, say",)
    assert read_view(["phase="], [PHASE])[1] == ("phase wants a value: phase=plan, say",)


def test_a_picture_without_choices_says_so():
    assert read_view(["heat=pain"], [])[1] == ("this picture has no view 'heat': it has none",)
