from pathlib import Path

from shirushi.app.cli.counting import counting, naming
from shirushi.app.settings import Settings


def test_a_long_task_speaks_every_two_seconds_and_a_short_one_never(capsys):
    now = [0.0]
    progress = counting(900, Settings(home=Path(), lang="ja"), lambda: now[0])
    for done in range(100, 1000, 100):
        now[0] += 0.5
        progress(done)
    assert capsys.readouterr().err == "500/900件\n"


def test_reading_is_named_only_when_it_takes_long(capsys):
    now = [0.0]
    progress = naming(Settings(home=Path(), lang="en"), lambda: now[0])
    for name in ("a", "b", "c\x1b"):
        now[0] += 1.5
        progress(name)
    assert capsys.readouterr().err == "reading b\n"
