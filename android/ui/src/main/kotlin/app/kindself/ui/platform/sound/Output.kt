package app.kindself.ui.platform.sound

/**
 * Where sound comes out: 16-bit, one channel. Opened stopped; all but [hush] is called on the one thread that plays.
 */
interface Output {
    /** How many frames it takes in before [write] waits. */
    val roomFrames: Int

    /** Starts to sound. */
    fun start()

    /** Takes [bytes], waiting for room. False once nothing will come out any more: hushed, or the device is gone. */
    fun write(bytes: ByteArray): Boolean

    /** What is heard, or null where the device does not say. */
    fun heard(): Heard?

    /** Silent within milliseconds, without a click; a waiting [write] returns. On any thread, at any time, again and again. */
    fun hush()

    /** Gives the device back. */
    fun close()
}

/** Frame number [frame] since the start comes out of the speaker when the monotonic clock reads [nowMs]. */
data class Heard(val frame: Long, val nowMs: ULong)
