package io.devenv.core.state;

import io.devenv.core.document.Fields;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When two values of a manifest are equal to dbt, which compares them as Python does: {@code 1 == 1.0 == true}. */
final class Same {
    private Same() {}

    /** What users write freely, such as configs: a key set to null differs from a key that is not there. */
    static boolean asWritten(@Nullable Object one, @Nullable Object other) {
        return same(one, other, false);
    }

    /** What dbt reads into typed objects, such as freshness or an owner: a missing key is null, or an empty list or map. */
    static boolean asTyped(@Nullable Object one, @Nullable Object other) {
        return same(one, other, true);
    }

    static boolean asTyped(Fields one, Fields other) {
        return same(one.values(), other.values(), true);
    }

    private static boolean same(@Nullable Object one, @Nullable Object other, boolean missingIsNull) {
        if (one == other) return true;
        if (one == null || other == null) {
            return missingIsNull && isNothing(one) && isNothing(other);
        }
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> otherMap) {
            return sameMaps(map, otherMap, missingIsNull);
        }
        if (one instanceof List<?> list && other instanceof List<?> otherList) {
            return sameLists(list, otherList, missingIsNull);
        }
        if (isNumeric(one) && isNumeric(other)) return sameNumbers(one, other);
        return one.equals(other);
    }

    /** What a typed object has where a manifest of an older dbt has no such key. */
    private static boolean isNothing(@Nullable Object value) {
        return value == null
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof List<?> list && list.isEmpty());
    }

    private static boolean sameMaps(Map<?, ?> one, Map<?, ?> other, boolean missingIsNull) {
        if (!missingIsNull && one.size() != other.size()) return false;
        for (Map.Entry<?, ?> each : one.entrySet()) {
            Object key = each.getKey();
            if (!missingIsNull && !other.containsKey(key)) return false;
            if (!same(each.getValue(), other.get(key), missingIsNull)) return false;
        }
        return !missingIsNull || hasOnlyNothingBeside(one.keySet(), other);
    }

    private static boolean hasOnlyNothingBeside(Set<?> keys, Map<?, ?> map) {
        for (Map.Entry<?, ?> each : map.entrySet()) {
            if (!keys.contains(each.getKey()) && !isNothing(each.getValue())) return false;
        }
        return true;
    }

    private static boolean sameLists(List<?> one, List<?> other, boolean missingIsNull) {
        if (one.size() != other.size()) return false;
        Iterator<?> others = other.iterator();
        for (Object each : one) {
            if (!same(each, others.next(), missingIsNull)) return false;
        }
        return true;
    }

    private static boolean isNumeric(Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    private static boolean sameNumbers(Object one, Object other) {
        double left = asDouble(one);
        double right = asDouble(other);
        if (!Double.isFinite(left) || !Double.isFinite(right)) return one.equals(other);
        return exact(one).compareTo(exact(other)) == 0;
    }

    private static double asDouble(Object value) {
        if (value instanceof Boolean flag) return flag ? 1 : 0;
        return ((Number) value).doubleValue();
    }

    private static BigDecimal exact(Object value) {
        if (value instanceof Boolean flag) return flag ? BigDecimal.ONE : BigDecimal.ZERO;
        return new BigDecimal(value.toString());
    }
}
