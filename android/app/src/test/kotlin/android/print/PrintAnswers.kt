package android.print

import java.util.concurrent.CompletableFuture

/*
 * What the print dialog is told. These stand in the system's package: outside of it, nobody who compiles against the SDK may make them.
 */

/** What came of a layout: how many pages, "failed: why", or "cancelled". */
class LayoutAnswer : PrintDocumentAdapter.LayoutResultCallback() {
    val told = CompletableFuture<String>()

    override fun onLayoutFinished(info: PrintDocumentInfo, changed: Boolean) {
        told.complete("${info.name}: ${info.pageCount} pages")
    }

    override fun onLayoutFailed(why: CharSequence?) {
        told.complete("failed: $why")
    }

    override fun onLayoutCancelled() {
        told.complete("cancelled")
    }
}

/** What came of writing: which pages, "failed: why", or "cancelled". */
class WriteAnswer : PrintDocumentAdapter.WriteResultCallback() {
    val told = CompletableFuture<String>()

    override fun onWriteFinished(pages: Array<PageRange>) {
        told.complete(pages.joinToString { "${it.start}" })
    }

    override fun onWriteFailed(why: CharSequence?) {
        told.complete("failed: $why")
    }

    override fun onWriteCancelled() {
        told.complete("cancelled")
    }
}
