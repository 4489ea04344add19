from tracker.web.markdown import anchors, content, to_html


def test_a_text_becomes_headings_paragraphs_and_lists() -> None:
    text = "# A title\n\nA *word* and **two\nwords**.\n\n- one\n- two"

    html = to_html(text, ["title"])

    assert html == (
        '<h1 id="title">A title</h1>\n<p>A <em>word</em> and <strong>two words</strong>.</p>\n'
        "<ul><li>one</li><li>two</li></ul>"
    )


def test_what_is_typed_and_steps_in_their_order_are_known_too() -> None:
    html = to_html("1. Take `a < b`\n2. Type\n\n    run --key K\n    run again", [])

    assert html == (
        "<ol><li>Take <code>a &lt; b</code></li><li>Type</li></ol>\n<pre><code>run --key K\nrun again</code></pre>"
    )


def test_a_text_is_escaped() -> None:
    assert to_html("a < b & <script>", []) == "<p>a &lt; b &amp; &lt;script&gt;</p>"


def test_the_letters_have_anchors_of_their_own_in_each_language() -> None:
    for language in ("en", "ru"):
        text = content("methodology", language)
        for anchor in ("a", "b", "c", "d", "e", "unknown", "not-counted", "the-letters"):
            assert f'id="{anchor}"' in text, (language, anchor)


def test_an_anchor_is_made_of_the_english_words() -> None:
    assert anchors("# As of, known by, releases\n\n### E The opposite was done") == [
        "as-of-known-by-releases",
        "e",
    ]
