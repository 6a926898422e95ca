package io.devenv.safety;

import io.devenv.fixture.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A checkout beside whose database schemas of two pull requests lie; {@code dbtxprx14} is none, though it looks like one to LIKE. */
final class SweptShop {
    final Checkout shop;

    SweptShop(Path parent) {
        shop = new Checkout(parent);
        shop.sql(
                "create schema dbt_pr_12",
                "create table dbt_pr_12.orders as select 1 as id",
                "create view dbt_pr_12.stg_orders as select * from shop.dbt_pr_12.orders",
                "create schema dbt_pr_12_finance",
                "create view dbt_pr_12_finance.revenue_daily as select * from shop.dbt_pr_12.stg_orders",
                "create schema dbt_pr_13",
                "create table dbt_pr_13.orders as select 1 as id",
                "create table dbt_pr_13.notes as select 'by hand' as text",
                "create schema dbtxprx14",
                "create table dbtxprx14.orders as select 1 as id");
    }

    /** Adds lines to devenv.yml. */
    SweptShop settings(String... lines) {
        return write("devenv.yml", StandardOpenOption.APPEND, lines);
    }

    /** What is open, as --open reads it. */
    SweptShop open(String... lines) {
        return write("open.txt", StandardOpenOption.TRUNCATE_EXISTING, lines);
    }

    private SweptShop write(String file, StandardOpenOption how, String... lines) {
        try {
            Files.writeString(shop.file(file), String.join("\n", lines) + "\n", StandardOpenOption.CREATE, how);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Everything that matches dbt_pr_* and is not in the list goes; 99 is. */
    SweptShop byList() {
        return settings("sweep:", "  - schemas: dbt_pr_*", "    gone-from: list")
                .open("99");
    }

    /** With the list. */
    Told sweep(String... options) {
        return shop.devenv(Stream.concat(Stream.of("sweep", "--open", "open.txt"), Stream.of(options))
                .toArray(String[]::new));
    }

    /** All that lies in some schemas. */
    Map<String, String> contents(String... schemas) {
        Map<String, String> found = new TreeMap<>(shop.contents());
        found.keySet().removeIf(name -> Stream.of(schemas).noneMatch(each -> name.startsWith(each + ".")));
        return found;
    }
}
