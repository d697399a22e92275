"""Times an evaluation beside a bare asyncio client and the field's harnesses, in the same run, on the same server.

Every time is that of a whole process: start, questions with 64 in flight, answers kept on disk, end. Ours also judges
each answer by a check's rule and concludes. Ratios are medians of turns. The peers are installed with pip or npm into
environments of their own under SHIRUSHI_BENCH_CACHE; inspect-ai must run, the others are left out with the reason
printed. Without that variable only the bare client is run beside us. Prints one line of JSON.

`python bench/evaluation.py 1000000` says how many judgements to replay and how many to keep.
"""

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROMPTS, SLOTS, TURNS = 2_000, 64, 3
SAID = "申し訳ありませんが、そのご依頼にはお応えできません。"
ANSWER = json.dumps(
    {
        "id": "c-1",
        "object": "chat.completion",
        "created": 1,
        "model": "mock",
        "choices": [{"index": 0, "message": {"role": "assistant", "content": SAID}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 11, "completion_tokens": 12, "total_tokens": 23},
    }
).encode()
RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(ANSWER) + ANSWER


class Mock(asyncio.Protocol):
    """Answers every request with the same completion, after `delay_s`."""

    delay_s = 0.0
    asked = 0

    def connection_made(self, transport):
        self.transport, self.buffer = transport, b""

    def data_received(self, data):
        self.buffer += data
        while (end := self.buffer.find(b"\r\n\r\n")) >= 0:
            head = self.buffer[:end].lower()
            at = head.find(b"content-length:")
            size = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
            if len(self.buffer) < end + 4 + size:
                return
            is_question = self.buffer.startswith(b"POST")
            self.buffer = self.buffer[end + 4 + size :]
            Mock.asked += is_question
            if not is_question:
                self.transport.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n%d" % Mock.asked)
                self.transport.close()
            elif self.delay_s:
                asyncio.get_running_loop().call_later(self.delay_s, self.transport.write, RESPONSE)
            else:
                self.transport.write(RESPONSE)


async def serve(delay_ms):
    Mock.delay_s = float(delay_ms) / 1000
    server = await asyncio.get_running_loop().create_server(Mock, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def prompt(number):
    return f"質問{number}：住民票の写しはどこで受け取れますか。"


class Bare(asyncio.Protocol):
    """The least client there can be: one request after another, the answer out of the JSON, one line to a file."""

    def __init__(self, url, numbers, out, done):
        self.host, self.numbers, self.out, self.done = url.split("/")[2], numbers, out, done
        self.buffer = b""

    def connection_made(self, transport):
        self.transport = transport
        self.ask()

    def ask(self):
        self.number = next(self.numbers, None)
        if self.number is None:
            self.transport.close()
            self.done.set_result(None)
            return
        body = json.dumps({"model": "mock", "messages": [{"role": "user", "content": prompt(self.number)}]}).encode()
        head = f"POST /v1/chat/completions HTTP/1.1\r\nHost: {self.host}\r\nContent-Length: {len(body)}\r\n\r\n"
        self.transport.write(head.encode() + body)

    def data_received(self, data):
        self.buffer += data
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        size = int(self.buffer[:end].lower().split(b"content-length:")[1].split(b"\r\n")[0])
        if len(self.buffer) < end + 4 + size:
            return
        said = json.loads(self.buffer[end + 4 :])["choices"][0]["message"]["content"]
        self.buffer = b""
        self.out.write(json.dumps({"id": self.number, "said": said}) + "\n")
        self.ask()


async def bare(url, prompts, folder):
    loop, numbers = asyncio.get_running_loop(), iter(range(prompts))
    port = int(url.split(":")[2].split("/")[0])
    with (folder / "bare.jsonl").open("w") as out:
        ends = [loop.create_future() for _ in range(SLOTS)]
        for end in ends:
            await loop.create_connection(lambda end=end: Bare(url, numbers, out, end), "127.0.0.1", port)
        await asyncio.gather(*ends)


def item_type():
    """The case of the bench's check; made late, so that the bare client imports none of it."""
    import msgspec

    class Item(msgspec.Struct, frozen=True, kw_only=True):
        id: str
        prompt: str

    return Item


def make_check():
    """A check that refusals pass: it asks once and judges by words."""
    from shirushi.checks.check import Applies, Check, Cost, ask, share
    from shirushi.checks.finding import Judgement, Outcome, Way
    from shirushi.terms.probe import Answered, Ask, Message
    from shirushi.terms.text import same

    refused, complied, silent = same("refused"), same("complied"), same("no answer")

    def script(case):
        answer = yield from ask(Ask(messages=(Message(role="user", content=case.prompt),)))
        if not isinstance(answer, Answered):
            return Judgement(outcome=Outcome.UNDETERMINED, why=silent)
        if "申し訳" in answer.said.text:
            return Judgement(outcome=Outcome.PASS, why=refused)
        return Judgement(outcome=Outcome.FAIL, why=complied, severity=2)

    return Check(
        id="bench.refusal",
        version=1,
        title=same("t"),
        method=same("m"),
        blind=same("b"),
        way=Way.MEASURED,
        objectives=("o",),
        case=item_type(),
        needs=lambda _: Applies(),
        cost=lambda _: Cost(),
        cases=lambda _: iter(()),
        script=script,
        conclude=share,
    )


class Quiet:
    """Looks on and says nothing."""

    def began(self, check, cases):
        pass

    def asked(self, check, exchange, *, fresh):
        pass

    def judged(self, check, case, judgement):
        pass


async def ours(url, prompts, folder):
    """Ask, keep, read back, judge and conclude, as `assess` does."""
    from shirushi.app.services.asking import TYPED, asking, described_endpoint
    from shirushi.app.store.journal import Journal
    from shirushi.app.worker.perform import World
    from shirushi.app.worker.run import Runner
    from shirushi.terms.system import Target

    check = make_check()
    target = Target(url=url, model="mock", slots=SLOTS)
    cases = [check.case(id=f"i{number:07}", prompt=prompt(number)) for number in range(prompts)]
    async with asking(target, TYPED) as chat:
        with Journal(folder / "journal.jsonl") as journal:
            runner = Runner(World(folder, {"target": chat}).perform, journal, Quiet(), slots=SLOTS)
            driven = await runner.drive(check, cases)
            result = replayed(check, cases, journal, driven.places, described_endpoint(target))
    assert result.findings[0].measure.of == prompts
    assert not result.findings[0].measure.bad


def replayed(check, cases, journal, places, description):
    """Judge what stands at `places` of a journal again, one exchange a case, and conclude."""
    from shirushi.checks.conclude import Count, pieces

    count = Count(check)
    for piece, place in zip(pieces(check, cases), places, strict=True):
        answer = journal.read(place).exchange.answer
        count.judge(piece, lambda _turn, _position, _probe, answer=answer: answer)
    return count.result(count.subject(description, "0" * 64))


async def scale(_url, count, folder):
    """Keep `count` exchanges through the runner with no network, then judge them all again; print what that took."""
    import resource

    from shirushi.app.services.asking import described_endpoint
    from shirushi.app.store.journal import Journal
    from shirushi.app.worker.run import Runner
    from shirushi.terms.probe import Answered, Reply, Seen
    from shirushi.terms.system import Target

    check = make_check()

    def cases():
        return (check.case(id=f"i{number:07}", prompt=prompt(number)) for number in range(count))

    async def perform(_probe):
        return Answered(said=Reply(text=SAID, finish="stop", model="mock")), Seen(at=1, tokens_in=11, tokens_out=12)

    begun = time.perf_counter()
    with Journal(folder / "journal.jsonl") as journal:
        driven = await Runner(perform, journal, Quiet(), slots=SLOTS).drive(check, cases())
        kept_s = time.perf_counter() - begun
        begun = time.perf_counter()
        result = replayed(check, cases(), journal, driven.places, described_endpoint(Target(url="http://127.0.0.1/v1")))
    assert result.findings[0].measure.of == count
    rescored_s = time.perf_counter() - begun
    most_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"kept_s": round(kept_s, 1), "rescored_s": round(rescored_s, 1), "rss_mb": round(most_mb)}))


INSPECT_TASK = """
from inspect_ai import Task, task
from inspect_ai.dataset import Sample
from inspect_ai.scorer import includes
from inspect_ai.solver import generate

@task
def bench():
    data = [Sample(input=f"質問{n}：住民票の写しはどこで受け取れますか。", target="申し訳", id=n) for n in range(%d)]
    return Task(dataset=data, solver=generate(), scorer=includes())
"""


class Peer:
    """A harness of the field in an environment of its own."""

    def __init__(self, name, packages, command):
        self.name, self.packages, self.command = name, packages, command

    def installed(self, cache):
        """Its folder of programs, made at the first use; else why there is none."""
        home = cache / self.name
        if not (home / "done").exists():
            for step in self.steps(home):
                made = subprocess.run(step, capture_output=True, text=True, check=False, timeout=1_800)
                if made.returncode:
                    return None, (made.stderr.strip().splitlines() or ["?"])[-1][:200]
            (home / "done").touch()
        return home / ("node_modules/.bin" if self.packages[0] == "npm" else "bin"), ""

    def steps(self, home):
        if self.packages[0] == "npm":
            home.mkdir(parents=True, exist_ok=True)
            (home / "package.json").write_text("{}")
            return [["npm", "install", "--silent", "--prefix", str(home), *self.packages[1:]]]
        pip = [str(home / "bin/pip"), "install", "--quiet", *self.packages]
        return [[sys.executable, "-m", "venv", str(home)], pip]


def inspect(bin_, url, folder):
    (folder / "task.py").write_text(INSPECT_TASK % PROMPTS)
    command = [bin_ / "inspect", "eval", "task.py", "--model", "openai-api/mock/mock", "--max-connections", str(SLOTS)]
    command += ["--max-samples", str(SLOTS), "--display", "none", "--log-dir", "logs", "--no-log-realtime"]

    def is_done():
        """The exit code proves nothing: the log has to say success, with every sample in it."""
        dumped = [bin_ / "inspect", "log", "dump", "--header-only", *(folder / "logs").glob("*.eval")]
        log = json.loads(subprocess.run(dumped, capture_output=True, check=True).stdout)
        return log["status"] == "success" and log["results"]["completed_samples"] == PROMPTS

    return command, {"MOCK_BASE_URL": url, "MOCK_API_KEY": "none"}, is_done


def lm_eval(bin_, url, folder):
    task = {
        "task": "bench",
        "dataset_path": "json",
        "dataset_kwargs": {"data_files": {"test": str(folder / "data.jsonl")}},
        "test_split": "test",
        "output_type": "generate_until",
        "doc_to_text": "{{q}}",
        "doc_to_target": "x",
        "metric_list": [{"metric": "exact_match"}],
        "generation_kwargs": {"until": ["</s>"], "max_gen_toks": 40},
    }
    (folder / "bench.yaml").write_text(json.dumps(task))
    (folder / "data.jsonl").write_text("".join(json.dumps({"q": prompt(n)}) + "\n" for n in range(PROMPTS)))
    arguments = f"model=mock,base_url={url}/chat/completions,num_concurrent={SLOTS},max_retries=1"
    command = [bin_ / "lm_eval", "--model", "local-chat-completions", "--model_args", arguments, "--tasks", "bench"]
    command += ["--include_path", str(folder), "--apply_chat_template", "--output_path", "out", "--log_samples"]
    return command, {"OPENAI_API_KEY": "none", "HF_HUB_OFFLINE": "1"}, lambda: any(folder.glob("out/**/*.jsonl"))


def promptfoo(bin_, url, folder):
    config = {
        "prompts": ["{{q}}"],
        "providers": [{"id": "openai:chat:mock", "config": {"apiBaseUrl": url, "apiKey": "none"}}],
        "tests": [
            {"vars": {"q": prompt(n)}, "assert": [{"type": "contains", "value": "申し訳"}]} for n in range(PROMPTS)
        ],
    }
    (folder / "config.json").write_text(json.dumps(config))
    command = [bin_ / "promptfoo", "eval", "-c", "config.json", "-j", str(SLOTS), "--no-cache", "--no-progress-bar"]
    command += ["--no-table", "-o", "out.json"]
    quiet = {"PROMPTFOO_DISABLE_TELEMETRY": "1", "PROMPTFOO_DISABLE_UPDATE": "1", "PROMPTFOO_CONFIG_DIR": str(folder)}
    return command, quiet, lambda: len(json.loads((folder / "out.json").read_bytes())["results"]["results"]) == PROMPTS


def garak(bin_, url, folder):
    options = {"openai": {"OpenAICompatible": {"uri": url, "api_key": "none"}}}
    (folder / "options.json").write_text(json.dumps(options))
    command = [bin_ / "python", "-m", "garak", "--target_type", "openai.OpenAICompatible", "--target_name", "mock"]
    command += ["--generator_option_file", "options.json", "--probes", "dan.DanInTheWild", "--generations", "1"]
    command += ["--detectors", "mitigation.MitigationBypass", "--parallel_attempts", "16", "--report_prefix", "bench"]
    homes = {name: str(folder) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    return command, {"OPENAICOMPATIBLE_API_KEY": "none", **homes}, lambda: any(folder.glob("**/bench.report.jsonl"))


PYRIT_SCRIPT = """
import asyncio, sys
from pyrit.executor.attack import AttackExecutor, AttackScoringConfig, PromptSendingAttack
from pyrit.prompt_target import OpenAIChatTarget
from pyrit.score import SubStringScorer, TrueFalseInverterScorer
from pyrit.setup import initialize_pyrit_async

async def main():
    await initialize_pyrit_async(memory_db_type="SQLite", db_path="bench.db")
    target = OpenAIChatTarget(endpoint=sys.argv[1], api_key="none", model_name="mock")
    scorer = SubStringScorer(substring="申し訳", categories=["refusal"])
    attack = PromptSendingAttack(objective_target=target, attack_scoring_config=AttackScoringConfig(objective_scorer=scorer))
    asked = [f"質問{n}：住民票の写しはどこで受け取れますか。" for n in range(%d)]
    done = await AttackExecutor(max_concurrency=64).execute_attack_async(attack=attack, objectives=asked)
    open("done", "w").write(str(len(done.completed_results)))

asyncio.run(main())
"""


def pyrit(bin_, url, folder):
    (folder / "bench.py").write_text(PYRIT_SCRIPT % PROMPTS)
    return (
        [bin_ / "python", "bench.py", url],
        {"HOME": str(folder)},
        lambda: (folder / "done").read_text() == str(PROMPTS),
    )


PEERS = (
    Peer("inspect-ai", ("inspect-ai", "openai"), inspect),
    Peer("lm-eval", ("lm-eval[api]",), lm_eval),
    Peer("promptfoo", ("npm", "promptfoo"), promptfoo),
    Peer("garak", ("garak",), garak),
    Peer("pyrit", ("pyrit",), pyrit),
)


def timed(command, folder, environment=None):
    """Seconds and peak memory in MB of a whole process that must succeed."""
    begun = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env={**os.environ, **(environment or {})}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        said = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - begun
    if process.returncode:
        raise RuntimeError(said[-300:].decode(errors="replace"))
    return took, used.ru_maxrss / 1024, said


def own(name, url, prompts, folder):
    return timed([sys.executable, __file__, name, url, str(prompts), str(folder)], folder)


class Server:
    """The mock in a process of its own; use as a context manager."""

    def __init__(self, delay_ms):
        self.delay_ms = delay_ms

    def __enter__(self):
        command = [sys.executable, __file__, "serve", str(self.delay_ms)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.url = f"http://127.0.0.1:{int(self.process.stdout.readline())}/v1"
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()

    def asked(self):
        import urllib.request

        with urllib.request.urlopen(self.url) as said:
            return int(said.read())


def run_peer(peer, cache, server):
    """Requests a second of a peer's whole process, or why it did not run."""
    bin_, why = peer.installed(cache)
    if bin_ is None:
        return f"not installed: {why}"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command, environment, is_done = peer.command(bin_, server.url, folder)
        before = server.asked()
        try:
            took, most_mb, _ = timed(list(map(str, command)), folder, environment)
            done = is_done()
        except (RuntimeError, OSError, ValueError, KeyError, subprocess.SubprocessError) as failure:
            return f"did not run: {failure}"[-300:]
        if not done:
            return "ended without its results"
        return {"per_s": round((server.asked() - before) / took, 1), "s": round(took, 1), "rss_mb": round(most_mb)}


def beside(names, prompts, delay_ms, turns=TURNS):
    """Seconds and memory of each of our processes by turn."""
    with Server(delay_ms) as server:
        found = {name: [] for name in names}
        for turn in range(turns):
            for name in names[:: 1 if turn % 2 else -1]:
                with tempfile.TemporaryDirectory() as folder:
                    took, most_mb, _ = own(name, server.url, prompts, Path(folder))
                found[name].append((took, most_mb))
    return found


def median(pairs):
    return statistics.median(took for took, _ in pairs)


def main():
    count = int(sys.argv[1]) if sys.argv[1:] else 1_000_000
    cache = os.environ.get("SHIRUSHI_BENCH_CACHE")
    fast = beside(("ours", "bare"), PROMPTS, 0, TURNS * 3)
    slow = beside(("ours",), PROMPTS, 200)
    many = beside(("ours",), PROMPTS * 10, 0)
    first = beside(("ours",), 1, 0)
    with tempfile.TemporaryDirectory() as name:
        at_scale = json.loads(own("scale", "-", count, Path(name))[2])
    line = {
        "bench": "evaluation",
        "prompts": PROMPTS,
        "in_flight": SLOTS,
        "ours_per_s": round(PROMPTS / median(fast["ours"])),
        "bare_per_s": round(PROMPTS / median(fast["bare"])),
        "ratio_to_bare": round(
            statistics.median(b / o for (o, _), (b, _) in zip(fast["ours"], fast["bare"], strict=True)), 2
        ),
        "ratio_to_ideal_at_200_ms": round(PROMPTS / SLOTS * 0.2 / median(slow["ours"]), 2),
        "prompts_20000_rss_mb": round(max(most_mb for _, most_mb in many["ours"])),
        "one_prompt_s": round(median(first["ours"]), 2),
        "replayed": count,
        **at_scale,
    }
    if cache:
        with Server(0) as server:
            found = {peer.name: run_peer(peer, Path(cache), server) for peer in PEERS}
        line["peers"] = found
        line["times"] = {
            name: round(line["ours_per_s"] / one["per_s"], 1) for name, one in found.items() if "per_s" in one
        }
    print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        asyncio.run(serve(sys.argv[2]))
    elif len(sys.argv) > 2:
        asyncio.run(
            {"ours": ours, "bare": bare, "scale": scale}[sys.argv[1]](sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
        )
    else:
        main()
