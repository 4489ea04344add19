"""Pictures with everything in them that a phone or a program hides there, made by another program than ours."""

import io

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational

SECRETS = (b"Aigul's phone", b"<x:xmpmeta>Almaty</x:xmpmeta>", b"Photoshop 3.0", b"A comment", b"behind the end")


def an_image() -> Image.Image:
    image = Image.new("RGB", (64, 48))
    image.putdata([(x * 4 % 256, y * 5 % 256, (x * y) % 256) for y in range(48) for x in range(64)])
    return image


def exif(turn: int = 6) -> bytes:
    """A place, a camera, and which way up."""
    given = Image.Exif()
    given[0x010F], given[0x0112] = "Aigul's phone", turn
    place = given.get_ifd(0x8825)
    place[1], place[2] = "N", (IFDRational(43), IFDRational(15), IFDRational(22))
    place[3], place[4] = "E", (IFDRational(76), IFDRational(54), IFDRational(42))
    return given.tobytes()


def segment(kind: int, body: bytes) -> bytes:
    return bytes([0xFF, kind]) + (len(body) + 2).to_bytes(2) + body


def a_jpeg(**options: bool) -> bytes:
    """A photograph with EXIF, XMP, IPTC, a comment, and something behind its end."""
    out = io.BytesIO()
    an_image().save(out, "JPEG", exif=exif(), icc_profile=b"A profile", comment=b"A comment", **options)
    whole = out.getvalue()
    more = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRETS[1]) + segment(0xED, b"Photoshop 3.0\0 Almaty")
    return whole[:2] + more + whole[2:] + b"behind the end"


def a_png() -> bytes:
    said = PngInfo()
    said.add_text("Comment", "A comment")
    said.add_itxt("XML:com.adobe.xmp", SECRETS[1].decode())
    out = io.BytesIO()
    an_image().save(out, "PNG", pnginfo=said, exif=exif())
    return out.getvalue() + b"behind the end"


def a_webp(*, lossless: bool = True) -> bytes:
    out = io.BytesIO()
    an_image().save(out, "WEBP", lossless=lossless, exif=exif(), xmp=SECRETS[1])
    return out.getvalue() + b"behind the end"
