"""What a process remembers of a record: fresh while it is cheap, a little old while it is dear."""

from time import sleep

from anyq.server.memory import PATIENCE, Memory


def test_an_answer_is_kept_while_the_record_stays() -> None:
    memory, asked = Memory(), []
    for state in ("1", "1", "1"):
        assert memory.recall("count", state, lambda: asked.append(1) or len(asked)) == (1, True)
    assert memory.recall("other", "1", lambda: 7) == (7, True)


def test_what_was_cheap_is_asked_anew() -> None:
    memory = Memory()
    memory.recall("count", "1", lambda: 1)
    sleep(0.01)
    assert memory.recall("count", "2", lambda: 2) == (2, True)


def test_what_was_dear_is_told_old_for_a_while_and_said_to_be() -> None:
    memory, took = Memory(), 0.02

    def dear() -> int:
        sleep(took)
        return 1

    memory.recall("checks", "1", dear)
    assert memory.recall("checks", "2", lambda: 2) == (1, False)
    sleep(took * PATIENCE * 1.5)
    assert memory.recall("checks", "2", lambda: 2) == (2, True)
