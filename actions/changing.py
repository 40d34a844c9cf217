"""Changing: a wish of the summary gets new words, and the old ones go."""

from __future__ import annotations

import uuid

from actions.keep import keep
from actions.moment import Moment, Talk, records
from actions.sum_up import in_view, next_page
from listening.saying_back import quote
from records import wishes
from records.models import Message


class ActionChanged(Moment):
    """How it should be: what is said now takes the place of the wish in view."""

    def name(self) -> str:
        return "action_changed"

    def handle(self, talk: Talk) -> None:
        new = keep(talk)
        with records() as work:
            for old in in_view(talk, work)[:1]:
                if not new:  # no wish was heard in it, but these are the person's words
                    text = work.get_one(Message, talk.message_id).text
                    kept = wishes.store(
                        work,
                        conversation_id=talk.conversation_id,
                        message_id=talk.message_id,
                        start=0,
                        own_words=text,
                        kind=old.kind,
                        say_back=quote(talk.text),
                        themes=list(old.themes),
                    )
                    kept.confirmed = True
                for heard in new:
                    if heard.wish_id:
                        wishes.confirm(work, talk.conversation_id, uuid.UUID(heard.wish_id))
                work.delete(old)
        talk.say("utter_corrected", say_back=new[0].say_back if new else quote(talk.text))
        next_page(talk)
