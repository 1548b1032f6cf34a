// Usage: node peers.mjs FOLDER  (with texts.txt and queries.txt, as the bench wrote them)
// Prints the median milliseconds of twenty hits for each query with MiniSearch, which keeps everything in memory.
import MiniSearch from 'minisearch'
import { readFileSync } from 'node:fs'

const folder = process.argv[2]
const lines = (name) => readFileSync(`${folder}/${name}`, 'utf8').split('\n')
const texts = lines('texts.txt')

const median = (all) => all.sort((a, b) => a - b)[all.length >> 1]
const measured = (search) =>
  median(
    Array.from({ length: 21 }, () => {
      const start = performance.now()
      if (search().length === 0) throw new Error('nothing found')
      return performance.now() - start
    })
  )

const mini = new MiniSearch({ fields: ['text'], storeFields: ['text'] })
mini.addAll(texts.map((text, id) => ({ id, text })))
for (const query of lines('queries.txt')) {
  const words = query.replaceAll('"', '')
  const took = measured(() => mini.search(words, { prefix: true, combineWith: 'AND' }).slice(0, 20))
  console.log(`search ${query}, MiniSearch in memory: ${took.toFixed(2)} ms`)
}
console.log(`its heap, with the texts: ${(process.memoryUsage().heapUsed / 1048576).toFixed(0)} MiB`)
