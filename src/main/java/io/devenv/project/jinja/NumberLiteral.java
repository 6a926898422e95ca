package io.devenv.project.jinja;

import java.math.BigInteger;

/** Numbers as Jinja writes them. */
final class NumberLiteral {
    private NumberLiteral() {}

    /** The smallest of Integer and BigInteger that holds a whole number, else a Double. */
    static Number of(String written) {
        String text = written.replace("_", "");
        String size = text.startsWith("-") ? text.substring(1) : text;
        if (!size.startsWith("0x") && size.matches(".*[.eE].*")) return Double.parseDouble(text);
        int radix = size.matches("0[xX].*") ? 16 : size.matches("0[oO].*") ? 8 : size.matches("0[bB].*") ? 2 : 10;
        BigInteger number = new BigInteger(radix == 10 ? size : size.substring(2), radix);
        BigInteger whole = text.startsWith("-") ? number.negate() : number;
        return whole.bitLength() < Integer.SIZE ? (Number) whole.intValue() : whole;
    }
}
