"""A copy for everybody shows the same picture and hides nothing: no place, no camera, no comment."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image

from tests.application.file_types.pictures import SECRETS, a_jpeg, a_png, a_webp, an_image, segment
from tracker.application.file_types.cleaning import cleaned
from tracker.application.file_types.refusals import NotCleaned, PictureBroken
from tracker.application.file_types.types import TYPES

PICTURES = {
    "jpeg": a_jpeg(),
    "jpeg progressive": a_jpeg(progressive=True),
    "png": a_png(),
    "webp": a_webp(),
    "webp lossy": a_webp(lossless=False),
}
each = pytest.mark.parametrize("name", PICTURES)


def clean(name: str, content: bytes) -> bytes:
    return cleaned(TYPES[name.partition(" ")[0]], content)


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@each
def test_the_picture_stays_and_what_was_hidden_is_gone(name: str) -> None:
    before = PICTURES[name]
    assert sum(secret in before for secret in SECRETS) >= 3

    after = clean(name, before)

    assert [secret for secret in SECRETS if secret in after] == []
    assert b"Exif" not in after or len(opened(after).getexif()) == 1
    assert opened(after).convert("RGB").tobytes() == opened(before).convert("RGB").tobytes()
    assert not opened(after).getexif().get_ifd(0x8825)
    assert {"comment", "icc_profile", "xmp", "photoshop", "Comment"}.isdisjoint(opened(after).info)


@each
def test_a_picture_without_hidden_data_stays_as_it_is(name: str) -> None:
    once = clean(name, PICTURES[name])

    assert clean(name, once) == once


def test_a_photograph_stays_the_right_way_up() -> None:
    after = opened(clean("jpeg", a_jpeg()))

    assert dict(after.getexif()) == {0x0112: 6}


def test_the_small_picture_of_what_was_cut_out_is_gone() -> None:
    out = io.BytesIO()
    an_image().resize((8, 6)).save(out, "JPEG")
    whole = a_jpeg()
    with_small = whole[:2] + segment(0xE0, b"JFXX\0\x10" + out.getvalue()) + whole[2:]

    after = clean("jpeg", with_small)

    assert out.getvalue() not in after
    assert after.count(b"\xff\xd8") == 1


@each
@given(data=some.data())
@settings(deadline=None, max_examples=30)
def test_a_broken_picture_is_refused_or_comes_out_without_what_was_hidden(name: str, data: some.DataObject) -> None:
    broken = bytearray(PICTURES[name])
    for _ in range(data.draw(some.integers(1, 3))):
        broken[data.draw(some.integers(0, len(broken) - 1))] = data.draw(some.integers(0, 255))
    cut = data.draw(some.integers(0, len(broken)))

    for content in (bytes(broken), bytes(broken[:cut])):
        try:
            after = clean(name, content)
        except (PictureBroken, NotCleaned):
            continue
        assert b"Aigul's phone" not in after


@pytest.mark.parametrize("code", sorted({*TYPES} - {"jpeg", "png", "webp"}))
def test_nothing_else_is_cleaned_here(code: str) -> None:
    assert not TYPES[code].is_cleaned
    with pytest.raises(NotCleaned):
        cleaned(TYPES[code], b"%PDF-1.7")


def test_a_moving_webp_is_left_to_people() -> None:
    out = io.BytesIO()
    an_image().save(out, "WEBP", save_all=True, append_images=[an_image().rotate(90)])

    with pytest.raises(NotCleaned):
        clean("webp", out.getvalue())
