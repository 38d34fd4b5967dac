"""What the check takes, the build makes: on odd dates, years and links the two agree."""

from __future__ import annotations

import json
import string
import tempfile
from pathlib import Path

import exporting
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rendered
import small
from programmes.build import links
from programmes.catalogue import loading
from programmes.schema.prose import OUTSIDE
from programmes.schema.scalars import address_flaw
from programmes.settings import Settings

SET = Settings(site_url="https://here.invalid/", authority="here.invalid,2026-01-01")
MONTHS, DAYS = ("", "-01", "-03", "-12", "-13", "-00"), ("", "-01", "-31")
years = st.one_of(
    st.integers(1899, 2102).map(str),
    st.sampled_from(["0", "13", "999", "99999", "0024", "9999", "1899", "1900", "2100", "2101"]),
)
moments = st.builds(
    "{}{}".format, st.sampled_from(["", "", "FY", "about ", "late "]), years
).flatmap(
    lambda start: st.builds(
        lambda month, day: f"{start}{month}{day if month else ''}",
        st.sampled_from(MONTHS),
        st.sampled_from(DAYS),
    )
)
dates = st.one_of(moments, st.builds("{}/{}".format, moments | st.just(".."), moments))
schemes = ["https:", "http:", "HTTPS:", "mailto:", "ftp:", "//", "https://", "http://", "", "tel:"]
signs = st.text(st.sampled_from(string.ascii_letters + string.digits + ".-/:@?#%&=_é日"))
addresses = st.one_of(
    st.builds("{}{}".format, st.sampled_from(schemes), signs),
    st.builds(
        "{}{}{}{}".format,
        st.sampled_from(["https://", "mailto:a@", "HTTP://", "//", "http://a@"]),
        st.sampled_from(["www.jpo.go.jp", "WWW.WIPO.INT", "日本.jp", "www", "", "a..b", "-a.jp"]),
        st.sampled_from(["", "", ":443", ":", ":0", ":99999", ":x"]),
        st.sampled_from(["", "/", "/%zz", "?x", "#y", "/a b", ",", "?subject=x"]),
    ),
)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small.copy(tmp_path_factory.mktemp("odd"))


ODD = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@ODD
@given(when=dates, year=years, published=moments)
def test_dates_that_the_check_takes_are_built(
    content: Path, when: str, year: str, published: str
) -> None:
    source = f"source: {{title: Report, published: {json.dumps(published)}}}"
    small.put(content, small.course(f'dates: "{when}"\nfiscal_year: {year}\n{source}'))
    if catalogue := loading.load(content).catalogue:
        assert rendered.bodies(catalogue, SET)
        assert all(make() for make in exporting.Offer(catalogue, SET).outputs().values())


@ODD
@given(address=addresses)
def test_links_that_the_check_takes_are_built(content: Path, address: str) -> None:
    text = json.dumps(f"See [it]({address}), and {address} too.", ensure_ascii=False)
    url = f"source: {{title: Report, url: {json.dumps(address, ensure_ascii=False)}}}"
    for lines in (f"body:\n  - text: {text}", url):
        small.put(content, small.course(lines))
        if (catalogue := loading.load(content).catalogue) is None:
            continue
        with tempfile.TemporaryDirectory() as name:
            page = Path(name, "training-courses/case/index.html")
            page.parent.mkdir(parents=True)
            page.write_text(rendered.record(catalogue, "training-courses/case", SET).html or "")
            built = links.read(Path(name), SET.site_url)
        outside = [target.path for target in built.broken() if OUTSIDE.match(target.path)]
        assert outside == []
        assert [one for one in built.outside if address_flaw(one)] == []
