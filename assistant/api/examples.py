"""The examples and the errors in the API's description. Data only; the figures in them are those of the documents."""

from typing import Any

ASKED: dict[str, Any] = {"question": "Welke expert biedt een helpdesk?"}
ASKED_FOLLOW_UP: dict[str, Any] = {
    "question": "En hoe contacteer ik die?",
    "context": ["Wat doet Ceapire?"],
    "documents": ["expertenpool"],
}
_QUOTE = (
    "Ceapire contacteren: info@ceapire.be of via het contactformulier op de website www.ceapire.be of telefonisch: "
    "03 349 34 70 of 0489 33 58 36."
)
_CITATION = {
    "n": 1,
    "document": "expertenpool",
    "title": "Expertenpool gewelddadige radicalisering en extremisme",
    "section": ["Expertenpool gewelddadige radicalisering en extremisme", "Ceapire: R3-expertise"],
    "date": "2024",
    "url": None,
    "page": None,
    "quote": _QUOTE,
    "start": 2541,
    "end": 2681,
}
EVENTS = (
    'event: status\ndata: {"state":"searching","text":"Zoeken in de bronnen …"}\n\n'
    'event: status\ndata: {"state": "answering", "status": "answered", "mode": "verbatim"}\n\n'
    'event: sentence\ndata: {"text":"Ceapire (webpagina, 2024):"}\n\n'
    'event: sentence\ndata: {"text":"\\n“Ceapire contacteren: info@ceapire.be of …” [1]"}\n\n'
    'event: citation\ndata: {"n":1,"document":"expertenpool","quote":"Ceapire contacteren: …","start":2541,"end":2681}'
    '\n\nevent: done\ndata: {"id":"…","question":"…","status":"answered","answer":"…","citations":[…]}\n\n'
)
SEARCHED = [
    {
        "document": "expertenpool",
        "section": _CITATION["section"],
        "text": _QUOTE,
        "start": 2541,
        "end": 2681,
        "score": 0.97,
    }
]
CATALOGUE = [
    {
        "id": "actieplan-2017",
        "title": "Mededeling aan de Vlaamse Regering: actualisering van het actieplan",
        "kind": "actieplan",
        "date": "2017",
        "date_inferred": True,
        "valid_from": "2017",
        "valid_until": "2021",
        "superseded": True,
        "superseded_by": "",
        "supersedes": [],
        "note": "In 2021 was er een nieuwer actieplan; dat staat niet in deze bronnen.",
        "author": "Liesbeth Homans",
        "origin": "Vlaams minister van Binnenlands Bestuur",
        "url": None,
        "length": 123456,
    }
]


def _problem(description: str, status: int, title: str, detail: str) -> dict[str, Any]:
    example = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return {"description": description, "content": {"application/problem+json": {"example": example}}}


UNKNOWN_ANSWER = _problem(
    "Het antwoord is niet meer bekend.",
    404,
    "Niet gevonden",
    "Dit antwoord is niet meer bekend: een antwoord blijft een uur beschikbaar. Stel de vraag opnieuw.",
)
BUSY_DESK = _problem(
    "De databank is niet bruikbaar of antwoordt te traag.",
    503,
    "Nu niet beschikbaar",
    "De databank antwoordde niet binnen 5 seconden. Probeer het straks opnieuw.",
)
DESK_PROBLEMS: dict[int | str, dict[str, Any]] = {404: UNKNOWN_ANSWER, 503: BUSY_DESK}
RATED: dict[str, Any] = {
    "answer": "9f2c4e…",
    "thumb": "down",
    "reason": "onvolledig",
    "remark": "Het nummer ontbreekt.",
}
EXPORTED: dict[str, Any] = {"answers": ["9f2c4e…"]}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    404: _problem(
        "Onbekend document of adres.",
        404,
        "Niet gevonden",
        "Document “x” staat niet in de index. Bekend: expertenpool, actieplan-2017.",
    ),
    422: _problem(
        "Een waarde klopt niet.",
        422,
        "Het verzoek klopt niet",
        "Niet bruikbaar: k mag hoogstens 200 zijn (gekregen: 500).",
    ),
    503: _problem(
        "De index is niet bruikbaar, of er wachten te veel vragen.",
        503,
        "Nu niet beschikbaar",
        "Er is geen index in var/index. Maak hem met `vraagbaak index`.",
    ),
}
