package app.kindself.preview.tour

/** The guided tour: what a newcomer would see first, in order. */
fun Tour.walk() {
    step("now")
    step("a-minute") { tap("A minute") }
}
