"""A copy for everybody shows the same picture and hides nothing: no place, no camera, no comment."""

import io
from zlib import compress, crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image

from tests.application.file_types.pictures import SECRETS, a_jpeg, a_png, a_webp, an_image, segment
from tracker.application.file_types.cleaning import cleaned, require_openable
from tracker.application.file_types.refusals import NotCleaned, PictureBroken, PictureTooLarge
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
@settings(max_examples=30)
def test_a_broken_picture_is_refused_or_comes_out_without_what_was_hidden(name: str, data: some.DataObject) -> None:
    broken = bytearray(PICTURES[name])
    for _ in range(data.draw(some.integers(1, 3))):
        broken[data.draw(some.integers(0, len(broken) - 1))] = data.draw(some.integers(0, 255))
    cut = data.draw(some.integers(0, len(broken)))

    for content in (bytes(broken), bytes(broken[:cut])):
        try:
            after = clean(name, content)
        except (PictureBroken, PictureTooLarge, NotCleaned):
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


def a_png_of(width: int, height: int, more: bytes = b"") -> bytes:
    """A PNG that says that it is as large, in a few bytes."""
    header = part(b"IHDR", width.to_bytes(4) + height.to_bytes(4) + b"\x08\x02\0\0\0")
    return b"\x89PNG\r\n\x1a\n" + header + more + part(b"IDAT", compress(bytes(9))) + part(b"IEND", b"")


def part(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + kind + body + crc32(kind + body).to_bytes(4)


def with_sides(name: str, width: int, height: int) -> bytes:
    """The picture, saying that it is of another size."""
    whole = bytearray(clean(name, PICTURES[name]))
    if name == "jpeg":
        at = whole.index(b"\xff\xc0") + 5
        whole[at : at + 4] = height.to_bytes(2) + width.to_bytes(2)
    elif name == "webp lossy":
        at = whole.index(b"VP8 ") + 14
        whole[at : at + 4] = width.to_bytes(2, "little") + height.to_bytes(2, "little")
    else:
        at = whole.index(b"VP8L") + 9
        whole[at : at + 4] = (width - 1 | height - 1 << 14).to_bytes(4, "little")
    return bytes(whole)


@pytest.mark.parametrize("name", ["jpeg", "webp", "webp lossy"])
def test_a_small_file_that_holds_more_than_a_phone_can_open_is_no_copy(name: str) -> None:
    with pytest.raises(PictureTooLarge):
        clean(name, with_sides(name, 16_000, 16_000))

    assert clean(name, with_sides(name, 10_000, 9_999))


def test_a_png_of_ten_thousand_million_points_or_of_a_million_parts_is_no_copy() -> None:
    with pytest.raises(PictureTooLarge):
        clean("png", a_png_of(100_000, 100_000))
    for broken in (a_png_of(0, 9), a_png_of(1, 1, part(b"tEXt", b"a\0b") * 60_000)):
        with pytest.raises(PictureBroken):
            clean("png", broken)


def test_a_jpeg_that_tells_its_height_behind_the_picture_may_be_of_any() -> None:
    with pytest.raises(PictureTooLarge):
        clean("jpeg", with_sides("jpeg", 16_000, 0))


@pytest.mark.parametrize("name", ["jpeg", "png", "webp", "webp lossy"])
def test_what_is_too_large_to_be_opened_is_no_original_and_what_is_broken_may_be_one(name: str) -> None:
    kind, content = TYPES[name.partition(" ")[0]], PICTURES[name]
    bomb = a_png_of(100_000, 100_000) if name == "png" else with_sides(name, 16_000, 16_000)

    for ends in (len(bomb), len(bomb) - 20)[: 1 if kind.code == "webp" else 2]:  # ends early, a WebP tells less
        with pytest.raises(PictureTooLarge):
            require_openable(kind, bomb[:ends])
    for ends in (0, 9, len(content) // 2, len(content)):
        require_openable(kind, content[:ends])
