"""The register of regulations and the lists beside it: what screens are filled from."""

import pytest

from app.domain.duty_facts import DutyExemption, Fulfilment, PeerPair, RecordedEvent
from app.domain.regulation import Regulation, RegulationCheck, RegulationObstacle, RegulationRule
from app.ports.scope import Scope
from app.read_models.records import RecordName
from tests.support.provinces import FIRST, LAST, Province, day
from tests.support.stores import ALL, AnyStore


@pytest.fixture
def province(any_store: AnyStore) -> Province:
    return Province(any_store)


def rule(regulation: Regulation, key: str, position: int) -> RegulationRule:
    return RegulationRule(
        regulation_id=regulation.id,
        key=key,
        clause=f"Đ{position}",
        position=position,
        definition="{}",
        exact_text="Nguyên văn",
    )


def test_regulations_come_with_their_rules_in_order(province: Province) -> None:
    new = Regulation(
        key="qc-2027",
        short="QC 2027",
        title="Quy chế mới",
        signed_on=day(5, 1),
        replaces_id=province.qc.id,
        header='{"note": "x"}',
    )
    gone = rule(new, "c", 3)
    gone.withdrawn_on = day(6, 1)
    province.add(new, rule(new, "b", 2), rule(new, "a", 1), gone)
    first, second = province.store.queries.duties.regulations(ALL)
    assert (first.key, first.replaces_key, first.header) == ("qc-2027", "qc", '{"note": "x"}')
    assert [one.key for one in first.rules] == ["a", "b"]
    assert [one.key for one in first.withdrawn] == ["c"]
    assert first.rules[0].exact_text == "Nguyên văn"
    assert (second.key, second.rules, second.signed_on) == ("qc", (), None)


def test_checks_and_obstacles_carry_names(province: Province) -> None:
    group, person = province.group.id, province.officer.id
    check = RegulationCheck(
        checked_on=day(3, 1),
        regulation_id=province.qc.id,
        group_id=group,
        checked_by_id=person,
        conclusion="đúng",
    )
    obstacle = RegulationObstacle(
        regulation_id=province.qc.id, article="Đ8", text="chưa rõ", raised_on=FIRST
    )
    province.add(check, obstacle)
    duties = province.store.queries.duties
    (row,) = duties.checks(ALL, group_id=group)
    assert (row.regulation_short, row.group_name, row.territory_name) == ("QC", "Nhóm 1", "")
    assert row.checked_by_name == "An"
    assert duties.checks(ALL, regulation_id=group) == ()
    (told,) = duties.obstacles(ALL, regulation_id=province.qc.id)
    assert (told.regulation_short, told.article, told.group_name) == ("QC", "Đ8", "")


def test_fulfilments_are_found_by_author_place_and_day(province: Province) -> None:
    place, group = province.place.id, province.group.id
    feedback = Fulfilment(
        kind="feedback", author_territory_id=place, about_group_id=group, done_on=day(12, 1)
    )
    report = Fulfilment(
        kind="half_year",
        author_person_id=province.follower.id,
        territory_id=place,
        handed_in_on=day(6, 15),
        confirmed_by_id=province.leader.id,
    )
    gone = Fulfilment(kind="review", author_body="Văn phòng", done_on=day(1, 5))
    gone.cancel(day(1, 6), "nhầm")
    province.add(feedback, report, gone)
    duties = province.store.queries.duties
    newest, older = duties.fulfilments(ALL, territory_id=place)
    assert (newest.author_name, newest.about_name) == ("Xã Ba Gia", "Nhóm 1")
    assert (older.author_name, older.confirmed_by_name) == ("Chi", "Bình")
    assert duties.fulfilments(ALL, person_id=province.follower.id) == (older,)
    assert duties.fulfilments(ALL, since=day(7, 1), until=LAST) == (newest,)
    assert duties.fulfilments(ALL, group_id=group) == ()
    assert len(duties.fulfilments(ALL, with_cancelled=True)) == 3
    assert duties.fulfilments(Scope(frozenset())) == ()


def test_exemptions_events_and_pairs(province: Province) -> None:
    place = province.place.id
    event = RecordedEvent(
        kind="congress", name="Đại hội", territory_id=place, happened_on=day(6, 1)
    )
    void = RecordedEvent(kind="inspection", happened_on=day(7, 1), cancelled_on=day(7, 2))
    exemption = DutyExemption(
        valid_from=FIRST, territory_id=place, regulation_id=province.qc.id, reason="bão lũ"
    )
    pair = PeerPair(first_group_id=province.group.id, second_person_id=province.member.id)
    province.add(event, void, exemption, pair)
    queries = province.store.queries
    (held,) = queries.duties.recorded_events(ALL)
    assert (held.name, held.territory_name) == ("Đại hội", "Xã Ba Gia")
    assert len(queries.duties.recorded_events(ALL, with_cancelled=True)) == 2
    assert queries.duties.recorded_events(ALL, kind="inspection") == ()
    (freed,) = queries.duties.exemptions(ALL)
    assert (freed.territory_name, freed.regulation_short) == ("Xã Ba Gia", "QC")
    assert queries.duties.exemptions(Scope(frozenset())) == ()
    (two,) = queries.duties.pairs(ALL)
    assert (two.first_name, two.second_name) == ("Nhóm 1", "Dung")
    names = queries.records.names(ALL, [event.id, province.qc.id])
    assert names == {
        event.id: RecordName("Đại hội", day(6, 1)),
        province.qc.id: RecordName("Quy chế"),
    }
