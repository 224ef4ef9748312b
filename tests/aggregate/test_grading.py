"""How credible a story is: from its origins and denials, never from its words."""

import msgspec
import pytest

from dateline.aggregate import find_stories
from dateline.aggregate.grading import Overruling, story_grade
from dateline.records import Certainty, Status
from dateline.settings import Settings
from tests.aggregate.build import article, coding, event

YES, NO = Status.HAPPENED, Status.DENIED


@pytest.mark.parametrize(
    ("told", "value", "because"),
    [
        pytest.param([("Ann", YES), ("Bob", YES)], 1, "2 independent named origins", id="two"),
        pytest.param([("Ann", YES), ("", YES)], 1, "2 independent named", id="outlet-itself"),
        pytest.param([("Ann", YES), ("an officer", YES)], 2, "an unnamed one", id="one-unnamed"),
        pytest.param([("Ann", YES)], 3, "one named origin", id="one"),
        pytest.param([("Ann", YES), ("Ann", YES)], 3, "one named origin", id="one-twice"),
        pytest.param([("Ann", Status.PLANNED)], 3, "one named origin", id="a-plan"),
        pytest.param(
            [("an officer", YES), ("an officer", YES)], 3, "2 unnamed origins", id="all-unnamed"
        ),
        pytest.param([("Ann", YES), ("Bob", NO)], 4, "denied by Bob", id="denied"),
        pytest.param(
            [("Ann", YES), ("Bob", YES), ("Cid", NO), ("Dan", NO)], 4, "Cid, Dan",
            id="two-against-two",
        ),
        pytest.param(
            [("Ann", YES), ("Cid", NO), ("Dan", NO)], 5, "one origin, denied by Cid, Dan",
            id="one-against-two",
        ),
        pytest.param([("Ann", NO), ("Bob", NO)], 5, "nobody says", id="only-denied"),
        pytest.param([("an officer", YES)], 6, "a single unnamed origin", id="one-unnamed-alone"),
    ],
)  # fmt: skip
def test_the_grade_follows_origins_and_denials(
    told: list[tuple[str, Status]], value: int, because: str
) -> None:
    """Each combination of origins and denials has its grade, with the reason."""
    codings = [
        coding(article(f"a{number}"), event("e", says=who, status=status))
        for number, (who, status) in enumerate(told)
    ]
    (story,) = find_stories(codings, Settings())
    grade = story_grade(story, {})
    assert (grade.value, grade.proposed) == (value, value)
    assert because in grade.because


def test_what_a_report_calls_disputed_is_doubtful() -> None:
    """A dispute that names nobody who denies lowers the grade as well."""
    disputed = msgspec.structs.replace(event("e", says="Ann"), certainty=Certainty.DISPUTED)
    codings = [coding(article("a"), disputed)]
    (story,) = find_stories(codings, Settings())
    assert story_grade(story, {}).value == 4


def test_an_analyst_overrules_and_the_proposal_stays() -> None:
    """Who decided otherwise, and why, stands beside what was proposed."""
    codings = [coding(article("a"), event("e", says="Ann"))]
    (story,) = find_stories(codings, Settings())
    overruled = {story.id: Overruling(value=2, by="Eva", why="seen on video")}
    grade = story_grade(story, overruled)
    assert (grade.value, grade.proposed) == (2, 3)
    assert (grade.by, grade.because) == ("Eva", "seen on video")
