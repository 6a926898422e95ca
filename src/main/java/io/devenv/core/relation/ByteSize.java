package io.devenv.core.relation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as people write it: {@code 1GB}, {@code 500 MB}, {@code 1.5 GiB}; GB counts by thousands, GiB by 1024. */
public record ByteSize(long bytes) {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)\\s*([kmgtp]?)(i?)b?");
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB");

    /** Empty for what is no size, and for more than any warehouse holds. */
    public static Optional<ByteSize> of(String text) {
        Matcher matcher = SHAPE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()
                || (matcher.group(2).isEmpty() && !matcher.group(3).isEmpty())) return Optional.empty();
        int power = " kmgtp".indexOf(matcher.group(2).isEmpty() ? " " : matcher.group(2));
        BigDecimal unit =
                BigDecimal.valueOf(matcher.group(3).isEmpty() ? 1000 : 1024).pow(power);
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(unit).setScale(0, RoundingMode.CEILING);
        return bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? Optional.empty()
                : Optional.of(new ByteSize(bytes.longValueExact()));
    }

    /** Such as {@code 1.1 GB}, {@code 23 MB}, {@code 512 B}: two digits that matter, never rounded up to the next unit. */
    @Override
    public String toString() {
        int unit = 0;
        long rest = bytes;
        long divisor = 1;
        while (rest >= 1000 && unit < UNITS.size() - 1) {
            rest /= 1000;
            divisor *= 1000;
            unit++;
        }
        BigDecimal number = BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(divisor), 1, RoundingMode.DOWN);
        boolean whole = unit == 0
                || number.compareTo(BigDecimal.TEN) >= 0
                || number.stripTrailingZeros().scale() <= 0;
        return number.setScale(whole ? 0 : 1, RoundingMode.DOWN).toPlainString() + " " + UNITS.get(unit);
    }
}
