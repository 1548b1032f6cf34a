// A thousand days at 8:00 in Berlin with rrule.js, once it is warm: prints the median in microseconds.
import rrule from 'rrule'

const sum = () => {
  const rule = new rrule.RRule({
    freq: rrule.RRule.DAILY,
    count: 1000,
    dtstart: new Date(Date.UTC(2026, 10, 23, 8)),
    tzid: 'Europe/Berlin'
  })
  const all = rule.all()
  if (all.length !== 1000) throw new Error(`${all.length} days`)
  return all
}
for (let n = 0; n < 20; n++) sum()
const took = Array.from({ length: 51 }, () => {
  const start = performance.now()
  sum()
  return (performance.now() - start) * 1000
})
console.log(`1,000 days, rrule.js, warm: ${took.sort((a, b) => a - b)[25].toFixed(0)} µs`)
