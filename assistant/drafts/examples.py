"""The examples of drafting in the API's description. Data only."""

from typing import Any

from assistant.api.events import EVENT_STREAM

_TEXT = (
    "Schriftelijke vraag nr. 12 van 3 juni 2021\nvan EEN LID\naan EEN MINISTER\n\nProjectoproep\n\n"
    "Op 5 maart 2021 lanceerde de minister een projectoproep.\n\n1. Hoeveel aanvragen werden ingediend?\n\n"
    "2. Welke projecten zijn geselecteerd?"
)
_QUESTION = {
    "number": "12",
    "date": "2021-06-03",
    "member": "Een Lid",
    "minister": "Een Minister",
    "title": "Projectoproep",
    "introduction": "Op 5 maart 2021 lanceerde de minister een projectoproep.",
    "parts": [
        {"number": "1", "text": "Hoeveel aanvragen werden ingediend?", "parts": []},
        {"number": "2", "text": "Welke projecten zijn geselecteerd?", "parts": []},
    ],
    "remarks": [],
}
_ANSWER = {
    "number": "1",
    "status": "answered",
    "text": "Er werden 16 aanvragen ingediend. [1]",
    "sentences": [{"text": "Er werden 16 aanvragen ingediend.", "kind": "quoted", "marks": [1], "edited": False}],
    "citations": [{"n": 1, "document": "…", "title": "…", "quote": "Er werden 16 aanvragen ingediend.", "start": 0}],
}
_EVENTS = (
    'event: status\ndata: {"state":"drafting","number":"1","done":0,"of":2,"text":"…"}\n\n'
    'event: question\ndata: {"number":"12","parts":[…]}\n\n'
    'event: answer\ndata: {"number":"1","status":"answered",…}\n\n'
    'event: earlier\ndata: {"earlier_answers":[…]}\n\nevent: done\ndata: {"question":{…},"answers":[…]}\n\n'
)
_LIST = {"type": "array", "items": {"type": "string"}}
_WHERE = {
    "exclude": {**_LIST, "description": "Zoek niet in deze documenten (id of bestandsnaam)."},
    "documents": {**_LIST, "description": "Zoek alleen in deze documenten; leeg: in alle."},
    "from": {"type": "string", "description": "Documenten vanaf dit jaar (JJJJ)."},
    "until": {"type": "string", "description": "Documenten tot en met dit jaar (JJJJ)."},
    "only": {**_LIST, "description": "Maak alleen het ontwerp van deze deelvragen."},
}
_FILE = {"type": "string", "format": "binary", "description": "Een .txt, .docx of .pdf."}
_TYPED = {"type": "string", "description": "De hele vraag zoals ze toekwam."}
_PARTS = {"$ref": "#/components/schemas/ParliamentaryQuestion-Input"}


def _body(json_fields: dict[str, Any], form_fields: dict[str, Any], shown: dict[str, Any]) -> dict[str, Any]:
    content = {
        "application/json": {
            "schema": {"type": "object", "properties": json_fields},
            "examples": {name: {"value": value} for name, value in shown.items()},
        },
        "multipart/form-data": {"schema": {"type": "object", "properties": form_fields, "required": ["file"]}},
    }
    return {"requestBody": {"required": True, "content": content}}


def _reply(*kinds: tuple[str, Any]) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": {kind: {"example": example} if example else {} for kind, example in kinds}}}


QUESTION_BODY = _body({"text": _TYPED}, {"file": _FILE}, {"tekst": {"text": _TEXT}})
QUESTION_REPLY = _reply(("application/json", _QUESTION))
DRAFT_BODY = _body(
    {"text": _TYPED, "question": _PARTS, **_WHERE},
    {"file": _FILE, **_WHERE},
    {
        "tekst": {"text": _TEXT},
        "één deelvraag opnieuw": {"question": _QUESTION, "only": ["2"], "from": "2020", "exclude": ["nieuws-2021"]},
    },
)
DRAFT_REPLY = _reply(
    ("application/json", {"question": _QUESTION, "answers": [_ANSWER], "earlier_answers": []}),
    (EVENT_STREAM, _EVENTS),
)
EXPORT_REPLY = _reply(
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", None),
    ("text/markdown", None),
    ("application/json", None),
)
