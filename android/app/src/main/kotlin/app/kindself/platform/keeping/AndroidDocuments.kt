package app.kindself.platform.keeping

import android.content.ContentResolver
import android.content.Intent
import android.net.Uri
import android.provider.DocumentsContract
import android.provider.DocumentsContract.Document
import android.provider.OpenableColumns
import app.kindself.platform.ForemostActivity
import app.kindself.ui.platform.DEEPEST
import app.kindself.ui.platform.Documents
import app.kindself.ui.platform.Wanted
import app.kindself.ui.platform.copy
import app.kindself.ui.platform.isHidden
import app.kindself.ui.platform.isPage
import app.kindself.ui.platform.isWhole
import app.kindself.ui.platform.place
import java.io.IOException
import java.io.InputStream
import java.nio.file.Files
import java.nio.file.Path
import kotlin.concurrent.thread

/** Files and folders of the phone and of its clouds, chosen on the system's own screen. It needs no permission for that. */
internal class AndroidDocuments(private val resolver: ContentResolver, private val foremost: ForemostActivity) : Documents {
    private class Waiting(val flags: Int, val answer: (String?) -> Unit)

    private var waiting: Waiting? = null

    override fun create(name: String, answer: (String?) -> Unit) {
        // Any bytes: the system then leaves the name as it is.
        val intent = Intent(Intent.ACTION_CREATE_DOCUMENT).addCategory(Intent.CATEGORY_OPENABLE).setType(BYTES)
        ask(Waiting(0, answer)) { it.askForNewDocument(intent.putExtra(Intent.EXTRA_TITLE, name)) }
    }

    override fun choose(answer: (String?) -> Unit) = ask(Waiting(0, answer)) {
        it.askForDocument(Intent(Intent.ACTION_OPEN_DOCUMENT).addCategory(Intent.CATEGORY_OPENABLE).setType("*/*"))
    }

    override fun chooseFolder(lasting: Boolean, answer: (String?) -> Unit) =
        ask(Waiting(if (lasting) FOR_EVER else 0, answer)) { it.askForDocument(Intent(Intent.ACTION_OPEN_DOCUMENT_TREE)) }

    private fun ask(wait: Waiting, show: (Asking) -> Unit) {
        val asking = foremost.activity as? Asking ?: return wait.answer(null)
        waiting = wait
        try {
            show(asking)
        } catch (_: RuntimeException) {
            // No such screen, none for this app, none now: each phone refuses in its own way.
            waiting = null
            wait.answer(null)
        }
    }

    /** The system made the new file [made], or none. */
    fun created(made: Uri?) {
        if (made != null && waiting == null) {
            // The process that asked is gone, and what was to go there with it: the empty file goes, too.
            thread(name = "kindself-documents") { if (isEmpty(made)) delete(made) }
        } else {
            answered(made)
        }
    }

    /** The person chose [chosen], or nothing. */
    fun answered(chosen: Uri?) {
        val wait = waiting ?: return
        waiting = null
        if (chosen != null && wait.flags != 0) {
            try {
                resolver.takePersistableUriPermission(chosen, wait.flags)
            } catch (_: SecurityException) {
                // It cannot be kept; the first file that is put there tells.
            }
        }
        wait.answer(chosen?.toString())
    }

    override fun put(file: Path, address: String, wanted: Wanted) = write(Uri.parse(address), file, wanted)

    override fun putInto(address: String, name: String, file: Path) = files {
        val folder = folder(address)
        val before = inside(folder).find { it.name == name }?.uri
        val to = before ?: DocumentsContract.createDocument(resolver, folder, BYTES, name) ?: throw IOException("refused")
        write(to, file) { true }
    }

    private fun write(to: Uri, file: Path, wanted: Wanted) {
        try {
            files {
                // Cut off first: what stood there may have been longer.
                val out = resolver.openOutputStream(to, "wt") ?: throw IOException("refused")
                out.use { Files.newInputStream(file).use { from -> copy(from, it, wanted) } }
                if (!isWhole(open(to), file)) throw IOException("not whole")
            }
        } catch (error: IOException) {
            delete(to)
            throw error
        }
    }

    override fun nameOf(address: String): String = files {
        resolver.query(Uri.parse(address), arrayOf(OpenableColumns.DISPLAY_NAME), null, null)?.use {
            if (it.moveToFirst()) it.getString(0) else null
        }.orEmpty()
    }

    override fun bringIn(address: String, file: Path, wanted: Wanted) = files { bringIn(Uri.parse(address), file, wanted) }

    private fun bringIn(from: Uri, file: Path, wanted: Wanted) = open(from).use { copy(it, file, wanted) }

    override fun bringInPages(address: String, folder: Path, wanted: Wanted) = files {
        Files.createDirectories(folder)
        bringInPages(folder(address), emptyList(), folder, wanted)
    }

    private fun bringInPages(from: Uri, folders: List<String>, folder: Path, wanted: Wanted) {
        for (child in inside(from)) {
            val names = folders + child.name
            when {
                child.folder && isHidden(child.name) -> Unit
                child.folder && folders.size < DEEPEST -> bringInPages(child.uri, names, folder, wanted)
                child.folder -> Files.createDirectory(place(folder, names))
                isPage(child.name) -> bringIn(child.uri, place(folder, names), wanted)
            }
        }
    }

    override fun letGo(address: String) {
        try {
            resolver.releasePersistableUriPermission(Uri.parse(address), FOR_EVER)
        } catch (_: SecurityException) {
            // It was gone already.
        }
    }

    /** The folder itself, of the tree at [address]. */
    private fun folder(address: String): Uri = Uri.parse(address).let {
        DocumentsContract.buildDocumentUriUsingTree(it, DocumentsContract.getTreeDocumentId(it))
    }

    private class Child(val uri: Uri, val name: String, val folder: Boolean)

    private fun inside(folder: Uri): List<Child> {
        val children = DocumentsContract.buildChildDocumentsUriUsingTree(folder, DocumentsContract.getDocumentId(folder))
        val columns = arrayOf(Document.COLUMN_DOCUMENT_ID, Document.COLUMN_DISPLAY_NAME, Document.COLUMN_MIME_TYPE)
        val cursor = resolver.query(children, columns, null, null) ?: throw IOException("refused")
        return cursor.use {
            generateSequence { if (it.moveToNext()) it else null }.map { row ->
                val uri = DocumentsContract.buildDocumentUriUsingTree(folder, row.getString(0))
                Child(uri, row.getString(1).orEmpty(), row.getString(2) == Document.MIME_TYPE_DIR)
            }.toList()
        }
    }

    private fun open(from: Uri): InputStream = resolver.openInputStream(from) ?: throw IOException("refused")

    private fun isEmpty(file: Uri): Boolean = try {
        files { open(file).use { it.read() < 0 } }
    } catch (_: IOException) {
        false
    }

    private fun delete(file: Uri) {
        try {
            files { DocumentsContract.deleteDocument(resolver, file) }
        } catch (_: IOException) {
            // Whoever keeps it does not let it go; it was said that it is not whole.
        }
    }

    /** Other apps keep these files, and say in their own ways that they cannot. */
    private fun <T> files(act: () -> T): T = try {
        act()
    } catch (error: RuntimeException) {
        throw IOException(error)
    }

    private companion object {
        const val BYTES = "application/octet-stream"
        const val FOR_EVER = Intent.FLAG_GRANT_READ_URI_PERMISSION or Intent.FLAG_GRANT_WRITE_URI_PERMISSION
    }
}
