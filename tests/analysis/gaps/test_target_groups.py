"""Target groups that an agreement states and no initiative is known to be for."""

from pathlib import Path

from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.gaps.target_groups import unserved_groups
from samverkan.analysis.practice import Practice
from samverkan.knowledge import KnowledgeBase
from tests.analysis.gaps.drawn import short
from tests.analysis.registers import register

SOURCES = "id,name,kind,same_work_as\nagreed,Avtalet,agreement,\ncopy,Avskrift,agreement,agreed\nweb,Sidan,web page,\n"  # noqa: E501
TABLES = {
    "sources": SOURCES,
    "agreements": "id,name,from,to,source\nagr,Avtalet,2015,2020,agreed\n",
    "areas": (
        "id,name,broader,agreement,source\na,Arbete,,agr,agreed\na1,Praktik,a,agr,agreed\n"
        "b,Bostad,,agr,agreed\nc,Annat,,,web\n"
    ),
    "target_groups": (
        "id,name,source,locator\ng-unga,unga,agreed,rad 1\ng-alla,alla,agreed,rad 2\n"
        "g-web,webbgruppen,web,rad 3\ng-kopia,kopian,copy,rad 4\ng-behov,behövande,web,\n"
        "g-plan,planerade,,\ng-bred,breda,agreed,rad 9\n"
    ),
    "provisions": (
        "id,subject,kind,name,source,locator\npr1,a1,measure,Stöd till unga,agreed,rad 1\n"
        "pr2,b,measure,Till kopian,agreed,rad 4\npr3,agr,goal,För alla,agreed,rad 2\n"
    ),
    "needs": "id,area,target_group,low,unit,source\nn1,b,g-behov,5,procent,agreed\n",
    "initiatives": (
        "id,name,kind,status,from,to,areas,target_groups,proposed_in,source\n"
        "i1,Ett,project,ended,2016,2016,a,g-alla|g-unga,,web\n"
        "i2,Två,project,proposed,,,b,g-plan,agr,agreed\n"
        "i3,Tre,project,ended,2016,2016,b,g-bred,,web\n"
    ),
}


def found(practice: Practice) -> dict[str, Gap]:
    return {" ".join(short(gap.subjects)): gap for gap in unserved_groups(practice)}


def built(tmp_path: Path, **more: str) -> KnowledgeBase:
    return KnowledgeBase.memory(register(tmp_path, "r", TABLES | more))


def test_only_what_an_agreement_states_is_looked_for(tmp_path: Path) -> None:
    gaps = found(built(tmp_path).practice())
    assert set(gaps) == {
        # in no initiative at all: printed in a copy, in a figure of need, in a proposal
        "g-kopia", "g-behov", "g-plan",
        # printed where a provision on a1 stands; i1 is in the area around alone
        "g-unga a1",
        # printed for no area in particular, and reached in one area of the agreement
        "g-alla b", "g-bred a",
    }  # fmt: skip


def test_where_and_how_often_it_is_stated(tmp_path: Path) -> None:
    gaps = found(built(tmp_path).practice())
    told = {
        at: (gap.details["form"], gap.strength, short(gap.details["areas"]))
        for at, gap in gaps.items()
    }
    assert told == {
        "g-kopia": ("whole", 1.0, ["b"]),
        "g-behov": ("whole", 1.0, ["b"]),
        "g-plan": ("whole", 1.0, ["b"]),
        "g-unga a1": ("area", 1.0, ["a1"]),
        "g-alla b": ("elsewhere", 0.0, []),
        "g-bred a": ("elsewhere", 0.0, []),
    }
    assert short(gaps["g-behov"].evidence) == ["n1"]
    assert (gaps["g-plan"].question, gaps["g-alla b"].question) == ("evidence-of", "initiatives")


def test_it_is_known_only_where_every_initiative_says_whom_it_is_for(tmp_path: Path) -> None:
    gaps = found(built(tmp_path).practice())
    assert gaps["g-alla b"].confidence == "known"
    assert gaps["g-unga a1"].details["broader"] == 1
    assert gaps["g-unga a1"].confidence == "unknown"


def test_an_initiative_that_may_be_for_it_makes_it_unknown(tmp_path: Path) -> None:
    for n, (row, hides) in enumerate(
        [
            ("i9,Nio,project,ended,2016,2016,b,,,web", "untagged"),
            ("i9,Nio,project,ended,2016,2016,,g-alla,,web", "area_unknown"),
            ("i9,Nio,project,ended,2016,2016,,,,web", "area_unknown"),
        ]
    ):
        (tmp_path / str(n)).mkdir()
        kb = built(tmp_path / str(n), initiatives=TABLES["initiatives"] + row + "\n")
        gap = found(kb.practice())["g-alla b"]
        assert (gap.confidence, gap.details[hides]) == ("unknown", 1)


def test_within_an_area_every_group_stands_with_it(tmp_path: Path) -> None:
    gaps = found(built(tmp_path).practice(area="b"))
    assert set(gaps) == {"g-kopia b", "g-behov b", "g-plan b", "g-alla b"}


def test_where_nothing_is_done_only_an_answer_makes_it_known(tmp_path: Path) -> None:
    inquiries = "id,actor,area,date,answer,by\nq,o1,a1,2019,nothing,x\n"
    organisations = "id,name,source\no1,Ett,web\n"
    initiatives = (
        "id,name,kind,areas,target_groups,source\ni1,Ett,project,b,g-unga,web\n"
        "i3,Tre,project,b,g-alla|g-bred,web\n"
    )
    more = {"inquiries": inquiries, "organisations": organisations, "initiatives": initiatives}
    gap = found(built(tmp_path, **more).practice())["g-unga a1"]
    assert gap.confidence == "known"
    assert short(gap.evidence) == ["g-unga", "q"]


def test_without_target_groups_there_is_nothing_to_look_for(tmp_path: Path) -> None:
    kb = built(tmp_path, target_groups="id,name\ng-x,ingen\n", needs="id,low,unit,source\n",
               initiatives="id,name,kind,source\n")  # fmt: skip
    assert found(kb.practice()) == {}


def test_the_shipped_register(kb: KnowledgeBase) -> None:
    gaps = found(kb.practice())
    assert gaps["tg-utlandska-akademiker"].strength == 4.0  # the text and three proposals
    whole = {at for at, gap in gaps.items() if gap.details["form"] == "whole"}
    tagged = {group for unit in kb.practice().initiatives for group in kb.practice().groups(unit)}
    assert not whole & set(short(tagged))
    assert "tg-funktionsnedsattning" not in gaps  # only a project page speaks of it
