import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;

/** A thousand days at 8:00 in Berlin with java.time, once it is warm: prints the median in microseconds. */
public class Days {
    static long sum() {
        var zone = ZoneId.of("Europe/Berlin");
        var from = LocalDate.of(2026, 11, 23);
        long sum = 0;
        for (int n = 0; n < 1000; n++) {
            sum += from.plusDays(n).atTime(LocalTime.of(8, 0)).atZone(zone).toInstant().toEpochMilli();
        }
        return sum;
    }

    public static void main(String[] arguments) {
        long kept = 0;
        for (int n = 0; n < 2000; n++) kept ^= sum();
        var micros = new double[101];
        for (int n = 0; n < micros.length; n++) {
            long start = System.nanoTime();
            kept ^= sum();
            micros[n] = (System.nanoTime() - start) / 1e3;
        }
        Arrays.sort(micros);
        System.out.printf("1,000 days, java.time, warm: %.0f µs%s%n", micros[50], kept == 1 ? " " : "");
    }
}
