package app.kindself.preview.tour

import app.kindself.core.Track
import app.kindself.preview.DesktopDocuments
import app.kindself.preview.DesktopNotifier
import app.kindself.preview.DesktopPhone
import app.kindself.preview.DesktopStage
import app.kindself.preview.NoHaptics
import app.kindself.preview.NoLock
import app.kindself.preview.NoPrinter
import app.kindself.preview.Options
import app.kindself.preview.desktopStorage
import app.kindself.ui.platform.Clock
import app.kindself.ui.platform.Platform
import app.kindself.ui.platform.Speaker
import app.kindself.ui.platform.Voice
import java.nio.file.Path

/** A machine whose time is the tour's, and which makes no sound in anyone's office. */
fun tourPlatform(options: Options, shelf: Path, clock: Clock): Platform = Platform(
    clock,
    NoHaptics,
    Mute,
    Silent,
    desktopStorage(shelf),
    DesktopStage(),
    DesktopPhone(options.locale, hide = {}),
    NoLock,
    // The one file that was taken out is the one that comes in.
    DesktopDocuments { shelf.resolve("taken-out.age") },
    NoPrinter,
    DesktopNotifier(zone = { "UTC" }),
    shelf.resolve("voice").toString()
)

/** Takes any track and plays none; what is heard corrects nothing. */
private object Silent : Speaker {
    override val rate = 24_000u
    override var mixes = false

    override fun play(track: Track, fromMs: ULong, heard: (atMs: ULong, nowMs: ULong) -> Unit) = true

    override fun silence() = Unit

    override fun ringOut() = Unit
}

private object Mute : Voice {
    override suspend fun open(tag: String) = null
}
