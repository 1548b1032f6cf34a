package app.kindself.preview

import app.kindself.core.NewKey
import app.kindself.ui.platform.FileShelf
import app.kindself.ui.platform.KEY_FILE
import app.kindself.ui.platform.KeptKeys
import app.kindself.ui.platform.KeyVault
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.util.HexFormat

/** The key as it is, in a file of [folder] that only its owner can read: desks have no safe that every desk has. */
class FileVault(folder: Path) : KeyVault {
    private val shelf = FileShelf(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))

    override fun read(): KeyVault.Kept {
        val (key, check) = (shelf.read(KEY_FILE) ?: return KeyVault.Kept.None).split('\n', limit = 2).takeIf { it.size == 2 }
            ?: return KeyVault.Kept.Lost
        return try {
            KeptKeys(HexFormat.of().parseHex(key), check).read()
        } catch (_: IllegalArgumentException) {
            KeyVault.Kept.Lost
        }
    }

    override fun keep(key: NewKey, next: NewKey?) {
        val keys = KeptKeys(key, next)
        shelf.write(KEY_FILE, "${HexFormat.of().formatHex(keys.secrets)}\n${keys.checks}")
    }

    override fun forget() = shelf.remove(KEY_FILE)
}
