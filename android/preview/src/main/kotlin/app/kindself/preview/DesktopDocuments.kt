package app.kindself.preview

import app.kindself.ui.platform.DEEPEST
import app.kindself.ui.platform.Documents
import app.kindself.ui.platform.Wanted
import app.kindself.ui.platform.copy
import app.kindself.ui.platform.isHidden
import app.kindself.ui.platform.isPage
import app.kindself.ui.platform.isWhole
import app.kindself.ui.platform.place
import java.io.File
import java.io.IOException
import java.nio.file.Files
import java.nio.file.Path
import javax.swing.JFileChooser
import kotlin.io.path.Path
import kotlin.io.path.name

/** Files and folders of a desk, whose addresses are their paths; [ask] lets the person choose. */
class DesktopDocuments(private val ask: (Wish) -> Path? = ::chooseOnDesk) : Documents {
    /** What is to be chosen. */
    sealed interface Wish {
        /** A place for a new file called [name]. */
        data class New(val name: String) : Wish

        /** A file that is there. */
        data object Old : Wish

        /** A folder. */
        data object Folder : Wish
    }

    override fun create(name: String, answer: (String?) -> Unit) = answer(ask(Wish.New(name))?.toString())

    override fun choose(answer: (String?) -> Unit) = answer(ask(Wish.Old)?.toString())

    override fun chooseFolder(lasting: Boolean, answer: (String?) -> Unit) = answer(ask(Wish.Folder)?.toString())

    override fun put(file: Path, address: String, wanted: Wanted) {
        val target = Path(address)
        try {
            Files.newInputStream(file).use { from -> Files.newOutputStream(target).use { copy(from, it, wanted) } }
            if (!isWhole(Files.newInputStream(target), file)) throw IOException("not whole")
        } catch (error: IOException) {
            Files.deleteIfExists(target)
            throw error
        }
    }

    override fun putInto(address: String, name: String, file: Path) = put(file, Path(address).resolve(name).toString()) { true }

    override fun nameOf(address: String): String = Path(address).name

    override fun bringIn(address: String, file: Path, wanted: Wanted) = Files.newInputStream(Path(address)).use { copy(it, file, wanted) }

    override fun bringInPages(address: String, folder: Path, wanted: Wanted) {
        Files.createDirectories(folder)
        val root = Path(address).toFile()
        val pages = root.walk().maxDepth(DEEPEST)
            .onEnter { it == root || !isHidden(it.name) }
            .filter { it.isFile && isPage(it.name) }
        for (page in pages) bringIn("$page", place(folder, page.relativeTo(root).path.split(File.separator)), wanted)
    }

    override fun letGo(address: String) = Unit
}

private fun chooseOnDesk(wish: DesktopDocuments.Wish): Path? {
    val chooser = JFileChooser()
    val answer = when (wish) {
        is DesktopDocuments.Wish.New -> {
            chooser.selectedFile = File(wish.name)
            chooser.showSaveDialog(null)
        }

        DesktopDocuments.Wish.Old -> chooser.showOpenDialog(null)

        DesktopDocuments.Wish.Folder -> {
            chooser.fileSelectionMode = JFileChooser.DIRECTORIES_ONLY
            chooser.showOpenDialog(null)
        }
    }
    return chooser.selectedFile?.toPath().takeIf { answer == JFileChooser.APPROVE_OPTION }
}
