# Scores sheets with psych::scoreItems. Its standard input is what psych.py writes: for each scale its keys and its sheets.
# Answers with a table: scale, sheet, score, value.
suppressMessages({library(psych); library(jsonlite)})
asked <- fromJSON(file("stdin"), simplifyVector = FALSE)
for (scale in asked) {
  items <- do.call(rbind, lapply(scale$sheets, function(sheet) unlist(sheet)))
  colnames(items) <- paste0("i", seq_len(ncol(items)))
  keys <- lapply(scale$keys, function(key) unlist(key))
  scored <- suppressWarnings(scoreItems(keys, items, totals = scale$totals, missing = FALSE, impute = "none",
                                        min = scale$least, max = scale$most))$scores
  for (name in colnames(scored))
    cat(sprintf("%s\t%d\t%s\t%.17g\n", scale$name, seq_len(nrow(scored)) - 1L, name, scored[, name]), sep = "")
}
