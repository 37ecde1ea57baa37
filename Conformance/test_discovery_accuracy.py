"""How much of what is planted is found, and how much that is nothing: by identifier and by format."""

import pytest

from support.plane import executable
from support.planted import content, score

ASKED = {"sure": 0.99, "keyword": 0.95, "context": 0.85}
# A cell holds too few of a format's values for a rate of one identifier in one format; rates are of an identifier over all
# formats, and of a format over all identifiers.
FORMATS = sorted(score.writers.FILES)


@pytest.fixture(scope="module")
def scores(tmp_path_factory):
    return score.judge(str(executable()), score.Planted(tmp_path_factory.mktemp("planted"), "development"))


@pytest.fixture(scope="module")
def whole(scores):
    return score.total(scores)


@pytest.mark.parametrize("identifier", sorted(content.kinds()))
def test_an_identifier_reaches_what_is_asked_of_it(whole, identifier):
    precision, recall = whole.rates(identifier)
    asked = ASKED[content.kinds()[identifier].evidence]
    assert precision >= asked, f"{whole.false[identifier]} false, {whole.found[identifier]} found"
    assert recall >= asked, f"{whole.missed[identifier]} missed, {whole.found[identifier]} found"


@pytest.mark.parametrize("extension", FORMATS)
def test_a_format_costs_no_accuracy(scores, extension):
    found, missed, false = (sum(getattr(scores[extension], part).values()) for part in ("found", "missed", "false"))
    assert found / (found + missed) >= 0.97
    assert found / (found + false) >= 0.97


def test_what_looks_like_something_and_is_nothing_stays_quiet(scores):
    alarms = scores["harmless"].false
    assert sum(alarms.values()) <= 4, alarms
