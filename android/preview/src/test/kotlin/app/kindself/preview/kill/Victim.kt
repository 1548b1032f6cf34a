package app.kindself.preview.kill

import java.io.BufferedReader
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import kotlin.io.path.Path
import org.junit.Assert.assertTrue

/**
 * A JVM of its own that does [part] (see Parts.kt) with the shelf in [folder], told what it needs in [more]. [fileBlocks] limits the
 * size of its files, in KiB, so that writing fails as on a full disk.
 */
class Victim(part: String, folder: Path, vararg more: String, fileBlocks: Int? = null) : AutoCloseable {
    private val process: Process
    private val lines: BufferedReader

    init {
        val java = Path(System.getProperty("java.home"), "bin", "java").toString()
        // Surefire hides the class path of its tests behind a jar of its own.
        val classes = System.getProperty("surefire.test.class.path") ?: System.getProperty("java.class.path")
        val command = listOf(
            java, "-Xmx512m", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-Djna.library.path=${System.getProperty("jna.library.path")}",
            "-cp", classes, "app.kindself.preview.kill.PartsKt", part, folder.toString()
        ) + more
        val limit = fileBlocks?.let { "ulimit -f $it; " }.orEmpty()
        process = ProcessBuilder(listOf("bash", "-c", limit + "exec \"\$@\"", "bash") + command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
        lines = process.inputStream.bufferedReader()
    }

    /** The next line it says; null after its last one. */
    fun line(): String? = lines.readLine()

    /** SIGKILL, whatever it is doing; returns what it had managed to say. */
    fun kill(): List<String> {
        assertTrue("It has ended by itself", process.isAlive)
        // Through its handle: the process itself would also close the pipe, and with it what was said last.
        process.toHandle().destroyForcibly()
        val rest = lines.readLines()
        // 128 and the signal's number.
        assertTrue("Not by the signal", exit() == 137)
        return rest
    }

    /** Waits for its end. */
    fun exit(): Int {
        assertTrue("It does not end", process.waitFor(60, TimeUnit.SECONDS))
        return process.exitValue()
    }

    override fun close() {
        process.destroyForcibly()
        lines.close()
    }
}
