"""Mastheads in the styles that outlets print: what is read from each, and what stays body."""

from datetime import date

import pytest

from dateline.read import article_from_text
from dateline.records import Republished

TODAY = date(2024, 6, 1)
P1 = "The army said on Tuesday that its troops had left the hill town of Varenna after a week."
P2 = "Residents reached by telephone said that shelling went on in the valley through the night."
BODY = f"{P1}\n\n{P2}"

STYLES: dict[str, tuple[str, dict[str, str | Republished]]] = {
    "broadcaster page": (
        f"Troops leave hill town after week of fighting\n\nBy Lena Okafor\nBBC News, Nairobi\n\n"
        f"9 August 2016\n\nShare this\n\n{BODY}\n\nRelated Topics",
        {"title": "Troops leave hill town after week of fighting", "publisher": "BBC",
         "published": "2016-08-09"},
    ),
    "agency bulletin": (
        f"Troops leave hill town\n\nNAIROBI, Aug 9 (Reuters) - {BODY}\n\n"
        "(Reporting by Lena Okafor; Editing by Tom Ray)",
        {"title": "Troops leave hill town", "publisher": "Reuters", "agency": "Reuters",
         "dateline_place": "Nairobi"},
    ),
    "agency with year": (
        f"NAIROBI, Aug. 9, 2016 (Xinhua) -- {BODY}",
        {"publisher": "Xinhua", "published": "2016-08-09", "dateline_place": "Nairobi"},
    ),
    "slashed agency": (
        f"Troops leave hill town\n\nMOSCOW, August 9, 2016. /TASS/. {BODY}",
        {"title": "Troops leave hill town", "publisher": "TASS", "published": "2016-08-09",
         "dateline_place": "Moscow"},
    ),
    "pointed agency": (
        f"MOSCOW. Aug 9, 2016 (Interfax) - {BODY}",
        {"publisher": "Interfax", "published": "2016-08-09", "dateline_place": "Moscow"},
    ),
    "newspaper that runs a wire text": (
        f"The Guardian\n\nTroops leave hill town, army says\n\nReuters\n\n"
        f"Tue 9 Aug 2016 10.04 BST\n\n{BODY}",
        {"title": "Troops leave hill town, army says", "publisher": "The Guardian",
         "published": "2016-08-09", "republished_from": Republished("Reuters"),
         "agency": "Reuters"},
    ),
    "relief portal": (
        f"Situation in the hills: weekly report\n\nFormat\nSituation Report\n\nSource\nOCHA\n\n"
        f"Posted\n9 Aug 2016\n\nOriginally published\n8 Aug 2016\n\n{BODY}",
        {"title": "Situation in the hills: weekly report", "published": "2016-08-09",
         "republished_from": Republished("OCHA", "2016-08-08")},
    ),
    "think tank with a garbled logo": (
        f"INSTYTUT\nSTUDIOW\nINSTITUTE FOR\nHILL STUDIES\n\n"
        f"TROOPS LEAVE HILL TOWN, ARMY SAYS\n\n- 09.08.2016\n\nRT, 08 August 2016\n\n{BODY}",
        {"title": "TROOPS LEAVE HILL TOWN, ARMY SAYS",
         "publisher": "Instytut Studiow Institute for Hill Studies", "published": "2016-08-09",
         "republished_from": Republished("RT", "2016-08-08")},
    ),
    "monitored broadcast": (
        f'"Troops Leave Hill Town"\n\nLD0908101590 Moscow TASS in English 1010 GMT 9 Aug 90\n\n'
        f"[Text] {BODY}",
        {"title": '"Troops Leave Hill Town"', "publisher": "TASS", "published": "1990-08-09",
         "dateline_place": "Moscow"},
    ),
    "translated agency text": (
        f"Army Leaves Hill Town\n\nLIMA, 24 FEB 90 (EFE) -- [TEXT] {BODY.upper()}",
        {"title": "Army Leaves Hill Town", "publisher": "EFE", "published": "1990-02-24",
         "dateline_place": "Lima"},
    ),
    "blog post": (
        f"Why the hill town fell\n\nPosted on August 9, 2016 by admin\n\n{BODY}\n\n"
        "Share this:\nTweet\nEmail\nLike this:",
        {"title": "Why the hill town fell", "published": "2016-08-09"},
    ),
    "month first by publisher": (
        f"Fox News\n\nTroops leave hill town after fighting\n\nPublished 08/09/2016\n\n{BODY}",
        {"title": "Troops leave hill town after fighting", "publisher": "Fox News",
         "published": "2016-08-09"},
    ),
    "month first by clock": (
        f"Troops leave hill town after fighting\n\n08/09/2016 10:04 AM EDT\n\n{BODY}",
        {"title": "Troops leave hill town after fighting", "published": "2016-08-09"},
    ),
    "month first by a second date": (
        f"Troops leave hill town after fighting\n\nPublished: 08/09/2016\nUpdated: 08/13/2016\n\n"
        f"{BODY}",
        {"title": "Troops leave hill town after fighting", "published": "2016-08-09"},
    ),
    "day first by default": (
        f"Troops leave hill town after fighting\n\n09/08/2016 - 10:04\n\n{BODY}",
        {"title": "Troops leave hill town after fighting", "published": "2016-08-09"},
    ),
    "order by weekday": (
        f"Troops leave hill town after fighting\n\nTue 08/09/2016\n\n{BODY}",
        {"title": "Troops leave hill town after fighting", "published": "2016-08-09"},
    ),
    "order by the present day": (
        f"Troops leave hill town after fighting\n\n05/07/2024\n\n{BODY}",
        {"title": "Troops leave hill town after fighting", "published": "2024-05-07"},
    ),
    "unknown paper with a credited site": (
        f"Troops leave hill town after fighting\n\nHill Country Courier\n25 January 2019\n\n"
        f"NAIROBI, 24 January 2019 (Wikinews) \u2013 {BODY}",
        {"title": "Troops leave hill town after fighting", "publisher": "Hill Country Courier",
         "published": "2019-01-25", "dateline_place": "Nairobi",
         "republished_from": Republished("Wikinews", "2019-01-24"), "agency": "Wikinews"},
    ),
    "free news site": (
        f"Troops leave hill town after fighting\n\n"
        f"From Wikinews, the free news source you can write!\n\nTuesday, August 9, 2016\n\n{BODY}",
        {"title": "Troops leave hill town after fighting", "publisher": "Wikinews",
         "published": "2016-08-09"},
    ),
    "statement of an office": (
        f"Office of the Hill Envoy\n\nStatement on the fighting around Varenna\n\n"
        f"Geneva, 9 August 2016\n\n{BODY}",
        {"title": "Statement on the fighting around Varenna",
         "publisher": "Office of the Hill Envoy", "published": "2016-08-09",
         "dateline_place": "Geneva"},
    ),
    "credits at the end": (
        f"Troops leave hill town after fighting\n\nAl Jazeera\n9 Aug 2016\n\n{BODY}\n\n"
        "Source: AFP\n\n\u00a9 2016 Al Jazeera Media Network. All rights reserved.",
        {"title": "Troops leave hill town after fighting", "publisher": "Al Jazeera",
         "published": "2016-08-09", "republished_from": Republished("Agence France-Presse"),
         "agency": "Agence France-Presse"},
    ),
    "contributing agency": (
        f"Daily Sabah\n\nTroops leave hill town after fighting\n\nBy Daily Sabah with AFP\n\n"
        f"August 9, 2016\n\n{BODY}",
        {"title": "Troops leave hill town after fighting", "publisher": "Daily Sabah",
         "published": "2016-08-09"},
    ),
    "first published elsewhere": (
        f"Troops leave hill town after fighting\n\n9 August 2016\n\n{BODY}\n\n"
        "This article was originally published by The Guardian on 8 August 2016",
        {"title": "Troops leave hill town after fighting", "published": "2016-08-09",
         "republished_from": Republished("The Guardian", "2016-08-08")},
    ),
    "labelled lines": (
        "Title: Troops leave hill town after fighting\nDate: 9 August 2016\nSource: RT\n"
        f"Author: Lena Okafor\nURL: https://example.org/news/1\n\n{BODY}",
        {"title": "Troops leave hill town after fighting", "published": "2016-08-09",
         "republished_from": Republished("RT")},
    ),
    "markdown": (
        f"# Troops leave hill town\n\n*Hill Gazette, 9 August 2016*\n\n{BODY}",
        {"title": "Troops leave hill town", "publisher": "Hill Gazette",
         "published": "2016-08-09"},
    ),
    "dateline on a line of its own": (
        "Troops leave hill town after fighting\nAugust 09, 2016 10:04 AM\n\n"
        f"NAIROBI, KENYA \u2014\n{P1}\n{P2}",
        {"title": "Troops leave hill town after fighting", "published": "2016-08-09",
         "dateline_place": "Nairobi, Kenya"},
    ),
    "wire page": (
        "WORLD NEWS\nAUGUST 9, 2016 / 10:04 AM / UPDATED 3 YEARS AGO\n"
        "Troops leave hill town after fighting\n\nBy Lena Okafor, Tom Ray\n\n4 MIN READ\n\n"
        f"NAIROBI (Reuters) - {BODY}\n\nReporting by Lena Okafor; Editing by Tom Ray\n\n"
        "Our Standards: The Thomson Reuters Trust Principles.",
        {"title": "Troops leave hill town after fighting", "publisher": "Reuters",
         "published": "2016-08-09", "dateline_place": "Nairobi"},
    ),
    "source line with bars": (
        f"Troops leave hill town\n\nSource: Xinhua | 2016-08-09 10:04:23 | Editor: lo\n\n{BODY}",
        {"title": "Troops leave hill town", "published": "2016-08-09",
         "republished_from": Republished("Xinhua", "2016-08-09")},
    ),
    "agency in brackets alone": (
        f"Troops leave hill town after fighting\n9 August 2016\n\n(RT) {BODY}",
        {"title": "Troops leave hill town after fighting", "publisher": "RT",
         "published": "2016-08-09"},
    ),
    "byline with a date": (
        f"Troops leave hill town after fighting\n\nLena Okafor | 09.08.2016\n\n{BODY}",
        {"title": "Troops leave hill town after fighting", "published": "2016-08-09"},
    ),
    "hard-wrapped text": (
        "Troops leave hill town after fighting\n\nNAIROBI, Kenya (AP) -- The army said on Tuesday "
        "that its\ntroops had left the hill town of Varenna after a week of\nfighting with "
        "rebels from the south.\n\nResidents said that shelling went on in the valley\n"
        "through the night and into the morning.",
        {"title": "Troops leave hill town after fighting", "publisher": "Associated Press",
         "dateline_place": "Nairobi, Kenya"},
    ),
}  # fmt: skip
FIELDS = ("title", "publisher", "published", "republished_from", "dateline_place")


@pytest.mark.parametrize("style", STYLES)
def test_fields(style: str) -> None:
    """Title, publisher, date, credit and place come out of each style; the rest stays None."""
    text, expected = STYLES[style]
    article = article_from_text(text, today=TODAY)
    assert {field: getattr(article, field) for field in FIELDS} == {
        field: expected.get(field) for field in FIELDS
    }
    assert "agency" not in expected or article.agency == expected["agency"]


@pytest.mark.parametrize("style", STYLES)
def test_body(style: str) -> None:
    """The body is the two paragraphs, without masthead, dateline, credits and furniture."""
    text, _ = STYLES[style]
    article = article_from_text(text, today=TODAY)
    bodies = [" ".join(text[span.start : span.end].split()) for span in article.paragraphs]
    assert [body.split()[0].capitalize() for body in bodies] == ["The", "Residents"]
    assert [body.endswith(".") for body in bodies] == [True, True]
