package app.kindself.flows

import app.kindself.ui.platform.Documents
import app.kindself.ui.platform.Wanted
import java.io.IOException
import java.io.InterruptedIOException
import java.nio.file.Path
import kotlin.io.path.Path
import kotlin.io.path.copyTo
import kotlin.io.path.deleteIfExists
import kotlin.io.path.name

/** Files and folders in a folder of the test's, whose addresses are their paths. A test answers what the system's screen would. */
class FakeDocuments : Documents {
    /** What is outside of the app. */
    val outside: Path = TestFolders.new("outside")

    /** It refuses everything. */
    @Volatile
    var refuses = false

    /** What is put out breaks off half way. */
    @Volatile
    var breaksOff = false

    /** Copies do not get on until they are not wanted any more. */
    @Volatile
    var stuck = false

    /** What the last file to be made would be called. */
    var proposed: String? = null
        private set

    /** Folders that were let go. */
    val released = ArrayList<String>()

    private var asked: ((String?) -> Unit)? = null

    /** Whether the system's screen is up. */
    val asking: Boolean get() = asked != null

    /** The person chooses [path], or nothing. */
    fun answer(path: Path?) = checkNotNull(asked) { "Nothing was asked for" }.let {
        asked = null
        it(path?.toString())
    }

    override fun create(name: String, answer: (String?) -> Unit) {
        proposed = name
        asked = answer
    }

    override fun choose(answer: (String?) -> Unit) {
        asked = answer
    }

    override fun chooseFolder(lasting: Boolean, answer: (String?) -> Unit) {
        asked = answer
    }

    override fun put(file: Path, address: String, wanted: Wanted) {
        room(wanted)
        if (breaksOff) {
            Path(address).deleteIfExists()
            throw IOException("broke off")
        }
        file.copyTo(Path(address), overwrite = true)
    }

    override fun putInto(address: String, name: String, file: Path) = put(file, Path(address).resolve(name).toString()) { true }

    override fun nameOf(address: String) = Path(address).name

    override fun bringIn(address: String, file: Path, wanted: Wanted) {
        room(wanted)
        Path(address).copyTo(file)
    }

    override fun bringInPages(address: String, folder: Path, wanted: Wanted) {
        room(wanted)
        Path(address).toFile().copyRecursively(folder.toFile())
    }

    override fun letGo(address: String) {
        released += address
    }

    private fun room(wanted: Wanted) {
        while (stuck) if (wanted()) Thread.onSpinWait() else throw InterruptedIOException("not wanted")
        if (refuses) throw IOException("refused")
    }
}
