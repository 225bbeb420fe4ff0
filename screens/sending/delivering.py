"""Mail on its way while the clerk looks on, or goes elsewhere."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from clerk.desk import posting
from clerk.desk.delivering import Delivery, delivery_of
from clerk.desk.posting import Delivered
from screens.app import ClerkApp


async def delivered(
    app: ClerkApp,
    sending_id: int,
    messages: Mapping[str, Any],
    *,
    say: Callable[[str], None],
    going_on: Callable[[], bool],
) -> Delivered:
    """Give the server what of a sending waits; `say` hears whose turn it is. Raises Refused.

    The desk is asked for no longer than it takes to note a message. What was begun is brought to
    its end even when the screen it was begun on is left.
    """
    delivery: Delivery = await app.desk.do(delivery_of, sending_id, messages)
    try:
        say("Calling the mail server. Escape stops.")
        await asyncio.to_thread(delivery.connect)
        while delivery.left and not delivery.stopped:
            if not going_on():
                delivery.stop()
                break
            name = delivery.left[0].name
            say(f"{delivery.done + 1} of {delivery.of}: {name}. Escape stops.")
            await asyncio.shield(_turn(app, delivery))
    finally:
        await asyncio.to_thread(delivery.hang_up)
    return Delivered(await app.desk.do(posting.sending, sending_id), delivery.stopped)


async def _turn(app: ClerkApp, delivery: Delivery) -> None:
    if await app.desk.do(delivery.begin_turn):
        await asyncio.to_thread(delivery.give)
        await app.desk.do(delivery.end_turn)
