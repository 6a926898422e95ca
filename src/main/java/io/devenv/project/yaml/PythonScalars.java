package io.devenv.project.yaml;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What PyYAML makes of the text of a number or a date. */
final class PythonScalars {
    private static final Pattern TIME =
            Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[Tt]|[ \\t]+)(\\d{1,2}):(\\d{2}):(\\d{2})"
                    + "(?:\\.(\\d*))?(?:[ \\t]*(?:(Z)|([-+])(\\d{1,2})(?::(\\d{2}))?))?");

    private PythonScalars() {}

    static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "on" -> true;
            case "no", "false", "off" -> false;
            default -> throw new NumberFormatException(text);
        };
    }

    /** Octal by a leading zero, sixties by colons (12:30 is 750), and underscores anywhere. */
    static Number integer(String written) {
        String text = written.replace("_", "");
        boolean negative = text.startsWith("-");
        if (negative || text.startsWith("+")) text = text.substring(1);
        BigInteger size = magnitude(text);
        return smallest(negative ? size.negate() : size);
    }

    private static BigInteger magnitude(String text) {
        if (text.equals("0")) return BigInteger.ZERO;
        if (text.startsWith("0b")) return new BigInteger(text.substring(2), 2);
        if (text.startsWith("0x")) return new BigInteger(text.substring(2), 16);
        if (text.startsWith("0")) return new BigInteger(text, 8);
        BigInteger sum = BigInteger.ZERO;
        for (String digits : text.split(":")) {
            sum = sum.multiply(BigInteger.valueOf(60)).add(new BigInteger(digits));
        }
        return sum;
    }

    private static Number smallest(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) return number.intValue();
        if (number.bitLength() < Long.SIZE) return number.longValue();
        return number;
    }

    static double real(String written) {
        String text = written.replace("_", "").toLowerCase(Locale.ROOT);
        double sign = text.startsWith("-") ? -1 : 1;
        if (text.startsWith("-") || text.startsWith("+")) text = text.substring(1);
        if (text.equals(".inf")) return sign * Double.POSITIVE_INFINITY;
        if (text.equals(".nan")) return Double.NaN;
        double sum = 0;
        for (String digits : text.split(":")) {
            sum = sum * 60 + Double.parseDouble(digits);
        }
        return sign * sum;
    }

    /** A date stays as it is written; a time becomes ISO 8601, which is what dbt renders it to. */
    static String time(String text) {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches()) return text;
        String date = parts.group(1) + "-" + twoDigits(parts.group(2)) + "-" + twoDigits(parts.group(3));
        String clock = twoDigits(parts.group(4)) + ":" + parts.group(5) + ":" + parts.group(6);
        return date + "T" + clock + fraction(parts) + zone(parts);
    }

    private static String fraction(Matcher parts) {
        String digits = parts.group(7) == null ? "" : (parts.group(7) + "000000").substring(0, 6);
        return digits.isEmpty() || digits.equals("000000") ? "" : "." + digits;
    }

    private static String zone(Matcher parts) {
        if (parts.group(8) != null) return "+00:00";
        if (parts.group(9) == null) return "";
        String minutes = parts.group(11) == null ? "00" : parts.group(11);
        return parts.group(9) + twoDigits(parts.group(10)) + ":" + minutes;
    }

    private static String twoDigits(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }
}
