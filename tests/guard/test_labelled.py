from pathlib import Path

import pytest

from guard.labelled import BadFile, read_posts

GOOD = '{"id": 1, "text": "Jade rang", "kind": "innocent", "findings": []}'


def _file(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "posts.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[]", "an object is needed"),
        ('{"id": 1, "kind": "innocent", "findings": []}', "“text” is missing"),
        (GOOD.replace('"innocent"', '"odd"'), "kind “odd”"),
        (GOOD.replace("[]", "3"), "must be a list"),
        (GOOD.replace('"Jade rang"', "7"), "must be a string"),
        (GOOD.replace("[]", '[{"type": "shoe", "span_text": "Jade"}]'), "“shoe” is no type"),
        (GOOD.replace("[]", '[{"type": "phone", "span_text": ""}]'), "must be words"),
        (
            GOOD.replace("[]", '[{"type": "phone", "span_text": "Jade", "severity": "no"}]'),
            "severity “no”",
        ),
    ],
)
def test_a_bad_line_is_named_with_its_file(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(BadFile, match=said) as refused:
        read_posts(_file(tmp_path, GOOD, line))
    assert "posts.jsonl, line 2" in str(refused.value)


@pytest.mark.parametrize(
    ("own", "posts", "meant"),
    [('"severity": "hold", ', "null", "hold"), ("", '"hold"', "hold"), ("", "null", None)],
)
def test_severity_stands_on_the_finding_or_on_the_post(
    tmp_path: Path, own: str, posts: str, meant: str | None
) -> None:
    line = (
        '{"id": "a", "text": "Jade", "kind": "identifying", "severity": POSTS, "findings": '
        '[{OWN"type": "phone", "span_text": "Jade"}]}'
    )
    (post,) = read_posts(_file(tmp_path, line.replace("OWN", own).replace("POSTS", posts), ""))
    assert post.labels[0].severity == meant


def test_an_empty_file_and_a_missing_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="no post"):
        read_posts(_file(tmp_path, ""))
    with pytest.raises(BadFile, match="cannot be read"):
        read_posts(tmp_path / "none.jsonl")
