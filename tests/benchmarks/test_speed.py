"""How long an answer takes, snippets included: the 95th percentile against bars that are set for one speed of machine.

Run by itself, without workers: `.venv/bin/python -m pytest tests/benchmarks -n 0 -s`. The bars were set where
the piece of Python in pace.py takes 6 ms; a machine, or a moment, that is slower than that gets as much more time.
"""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from corpora import FOLDOC, foldoc, queries
from pace import at_95, slowness
from pytest_benchmark.fixture import BenchmarkFixture

from desktop_app import bundle
from desktop_app.edition.compiler import compile_edition
from desktop_app.edition.edition import Edition
from desktop_app.edition.engine import engine_of
from desktop_app.search.engine import Engine
from desktop_app.search.full_text import FullText
from desktop_app.search.indexer import build_index
from desktop_app.search.model import Document

SHIPPED_MS, FOLDOC_MS = 5.0, 50.0
COMPILE_S = 10.0
FOLDOC_BUILD_S = 5.0


def measure(benchmark: BenchmarkFixture, engine: Engine, asked: list[str]) -> float:
    """The 95th percentile in milliseconds over the queries; the best of three rounds, since machines are noisy."""
    for query in asked[:10]:
        engine.search(query)
    rounds = [percentile(engine, asked) for _ in range(2)]
    waiting = iter(asked)

    def setup() -> tuple[tuple[str], dict[str, object]]:
        return (next(waiting),), {}

    benchmark.pedantic(engine.search, setup=setup, rounds=len(asked), iterations=1)
    return min(*rounds, 1000 * at_95(benchmark.stats.stats.data))


def percentile(engine: Engine, asked: list[str]) -> float:
    """One round by hand."""
    times = []
    for query in asked:
        begun = time.perf_counter()
        engine.search(query)
        times.append(time.perf_counter() - begun)
    return 1000 * at_95(times)


def test_an_answer_over_our_articles_is_there_within_5_ms(benchmark: BenchmarkFixture, shipped: Edition) -> None:
    file = Path(__file__).parents[1] / "search_quality" / "queries.json"
    asked = [row["query"] for row in json.loads(file.read_text(encoding="utf-8"))]
    engine = engine_of(shipped)
    found = measure(benchmark, engine, asked)
    engine.close()
    print(f"\nshipped: p95 {found:.1f} ms at slowness {slowness():.2f}")
    assert found <= SHIPPED_MS * slowness()


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Document], float]:
    """The folder of FOLDOC's index, its articles, and the seconds that the build took."""
    assert FOLDOC.is_file(), "packaging/test installs dict-foldoc"
    documents = foldoc()
    assert len(documents) > 12_000
    folder = tmp_path_factory.mktemp("foldoc")
    begun = time.perf_counter()
    build_index(folder, documents)
    return folder, documents, time.perf_counter() - begun


def test_twelve_thousand_articles_are_indexed_within_5_s(indexed: tuple[Path, list[Document], float]) -> None:
    took = indexed[2]
    print(f"\nfoldoc: {len(indexed[1])} articles indexed in {took:.1f} s at slowness {slowness():.2f}")
    assert took <= FOLDOC_BUILD_S * slowness()


@pytest.fixture(scope="module")
def large(indexed: tuple[Path, list[Document], float]) -> Iterator[tuple[Engine, list[Document]]]:
    folder, documents, _ = indexed
    engine = Engine([document.entry for document in documents], FullText(folder))
    yield engine, documents
    engine.close()


@pytest.mark.parametrize("style", ["exact", "prefix", "typo", "question"])
def test_an_answer_over_twelve_thousand_articles_is_there_within_50_ms(
    benchmark: BenchmarkFixture, large: tuple[Engine, list[Document]], style: str
) -> None:
    engine, documents = large
    found = measure(benchmark, engine, queries(documents)[style])
    print(f"\nfoldoc, {style}: p95 {found:.1f} ms at slowness {slowness():.2f}")
    assert found <= FOLDOC_MS * slowness()


def test_everything_is_compiled_within_10_seconds(tmp_path: Path) -> None:
    begun = time.perf_counter()
    compile_edition(bundle.content_folder(), tmp_path / "out")
    took = time.perf_counter() - begun
    print(f"\ncompile: {took:.1f} s at slowness {slowness():.2f}")
    assert took <= COMPILE_S * slowness()


def test_titles_answer_before_whoosh_is_imported(shipped: Edition) -> None:
    import subprocess
    import sys

    program = (
        "import sys\nfrom pathlib import Path\nfrom desktop_app.edition.edition import Edition\n"
        "from desktop_app.search.titles_only import TitlesOnly\n"
        f"catalogue = Edition(Path({str(shipped.folder)!r})).catalogue\n"
        "hits = TitlesOnly(catalogue.entries.values()).search('glutamte storm').hits\n"
        "print(hits[0].slug, 'whoosh' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.split() == ["glutamate-storm", "False"], done.stderr
