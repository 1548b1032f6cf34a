package app.kindself.adapters

import android.content.pm.ProviderInfo
import android.database.Cursor
import android.database.MatrixCursor
import android.net.Uri
import android.os.CancellationSignal
import android.os.ParcelFileDescriptor
import android.provider.DocumentsContract
import android.provider.DocumentsContract.Document
import android.provider.DocumentsProvider
import java.io.File
import java.io.FileNotFoundException
import org.robolectric.Robolectric

/**
 * Another app that keeps documents: those of a folder, whose ids are their paths in it. It takes no byte while it is [full], and only says
 * that it did while it [loses] them.
 */
class PhoneDocuments : DocumentsProvider() {
    override fun onCreate() = true

    private fun file(id: String) = if (id == ROOT) folder else folder.resolve(id)

    override fun queryRoots(projection: Array<out String>?): Cursor = MatrixCursor(emptyArray())

    override fun queryDocument(id: String, projection: Array<out String>?): Cursor = rows(listOf(file(id)), projection)

    override fun queryChildDocuments(id: String, projection: Array<out String>?, order: String?): Cursor =
        rows(file(id).listFiles().orEmpty().sorted(), projection)

    private fun rows(files: List<File>, projection: Array<out String>?): Cursor {
        val columns = projection ?: arrayOf(Document.COLUMN_DOCUMENT_ID, Document.COLUMN_DISPLAY_NAME, Document.COLUMN_MIME_TYPE)
        val cursor = MatrixCursor(columns)
        for (file in files) {
            val row = mapOf(
                Document.COLUMN_DOCUMENT_ID to file.relativeTo(folder).path,
                Document.COLUMN_DISPLAY_NAME to file.name,
                Document.COLUMN_MIME_TYPE to if (file.isDirectory) Document.MIME_TYPE_DIR else "application/octet-stream"
            )
            cursor.addRow(columns.map(row::get))
        }
        return cursor
    }

    override fun openDocument(id: String, mode: String, signal: CancellationSignal?): ParcelFileDescriptor {
        if (full && mode != "r") throw FileNotFoundException("full")
        if (loses && mode != "r") return ParcelFileDescriptor.open(File("/dev/null"), ParcelFileDescriptor.parseMode(mode))
        return ParcelFileDescriptor.open(file(id), ParcelFileDescriptor.parseMode(mode))
    }

    override fun createDocument(parent: String, type: String, name: String): String =
        file(parent).resolve(name).apply { writeText("") }.relativeTo(folder).path

    override fun deleteDocument(id: String) {
        check(file(id).delete())
    }

    override fun isChildDocument(parent: String, id: String) = true

    companion object {
        private const val AUTHORITY = "app.other.documents"
        private const val ROOT = "root"
        lateinit var folder: File
        var full = false
        var loses = false

        /** Puts it on the phone, with what is in [folder]. */
        fun install(folder: File) {
            this.folder = folder
            full = false
            loses = false
            val info = ProviderInfo().apply {
                authority = AUTHORITY
                exported = true
                grantUriPermissions = true
                readPermission = "android.permission.MANAGE_DOCUMENTS"
                writePermission = readPermission
            }
            Robolectric.buildContentProvider(PhoneDocuments::class.java).create(info)
        }

        /** The address of the file [name], which is made empty where there is none. */
        fun address(name: String): Uri {
            folder.resolve(name).createNewFile()
            return DocumentsContract.buildDocumentUri(AUTHORITY, name)
        }

        /** The address of the whole folder. */
        fun tree(): Uri = DocumentsContract.buildTreeDocumentUri(AUTHORITY, ROOT)
    }
}
