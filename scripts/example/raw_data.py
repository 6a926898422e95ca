"""The made-up shop's raw data, loaded in three goes: what dev was built from weeks ago, what production has now."""

from datetime import datetime, timedelta

import duckdb

CUSTOMERS = [
    (1, "Ada Martens", "NL", "2026-09-02"), (2, "Ben Vogel", "DE", "2026-09-05"), (3, "Chloe Petit", "FR", "2026-09-11"),
    (4, "Dan Miller", "US", "2026-09-14"), (5, "Eva de Boer", "NL", "2026-09-20"), (6, "Finn Krause", "DE", "2026-09-27"),
    (7, "Gail Moore", "US", "2026-10-03"), (8, "Hugo Blanc", "FR", "2026-10-09"), (9, "Ines Wolf", "DE", "2026-10-26"),
    (10, "Joris Bakker", "NL", "2026-10-30"), (11, "Kate O'Neil", "US", "2026-11-06"), (12, "Louis Roche", "FR", "2026-11-12"),
]
PRODUCTS = [
    (1, "Kettle", "Kitchen", "34.90", False), (2, "Teapot", "Kitchen", "28.50", False), (3, "Desk lamp", "Home", "49.00", False),
    (4, "Wool blanket", "Home", "79.00", False), (5, "Notebook", "Office", "6.20", False), (6, "Egg timer", "Kitchen", "9.90", True),
    (7, "Standing desk", "Office", "389.00", False),
]
LOADS = [  # rows up to this customer, product, order and return are there after each load
    (8, 6, 16, 0),
    (10, 7, 24, 4),
    (12, 7, 30, 6),
]
ORDERED = {16: "2026-10-12", 24: "2026-10-28", 30: "2026-11-10"}


def order_rows(order):
    """An order of the made-up shop; every number follows from its own."""
    customers = 8 if order <= 16 else 10 if order <= 24 else 12
    first = next(day for last, day in sorted(ORDERED.items()) if order <= last)
    day = (datetime.fromisoformat(first) + timedelta(days=order % 8)).date().isoformat()
    status = ["completed", "shipped", "completed", "returned", "placed"][order % 5]
    products = 5 if order <= 16 else 7
    items = [(order, 1 + (order * 3) % products, 1 + order % 3)]
    if order % 2 == 0:
        items.append((order, 1 + (order * 3 + 2) % products, 1))
    return (order, 1 + (order * 5) % customers, day, status), items


def load_raw(database, load):
    """The nightly load: whatever is new since the last one."""
    before = LOADS[load - 1] if load else (0, 0, 0, 0)
    customers, products, orders, returns = LOADS[load]
    with duckdb.connect(str(database)) as db:
        if load == 0:
            db.execute("""
                create schema raw;
                create table raw.customers (id integer, full_name varchar, country varchar, signed_up_on date, updated_at timestamp);
                create table raw.products (id integer, product_name varchar, category varchar, price decimal(8, 2), discontinued boolean);
                create table raw.orders (id integer, customer_id integer, ordered_on date, status varchar);
                create table raw.order_items (order_id integer, product_id integer, quantity integer);
                create table raw.payments (id integer, order_id integer, method varchar, amount decimal(8, 2));
            """)
        if load == 1:
            db.execute("create table raw.returns (id integer, order_id integer, returned_on date, reason varchar, refund decimal(8, 2))")
        for row in CUSTOMERS[before[0] : customers]:
            db.execute("insert into raw.customers values (?, ?, ?, ?, ?)", [*row, row[3] + " 09:00:00"])
        for row in PRODUCTS[before[1] : products]:
            db.execute("insert into raw.products values (?, ?, ?, ?, ?)", row)
        for number in range(before[2] + 1, orders + 1):
            order, items = order_rows(number)
            db.execute("insert into raw.orders values (?, ?, ?, ?)", order)
            db.executemany("insert into raw.order_items values (?, ?, ?)", items)
            if order[3] != "placed":
                method = ["card", "transfer", "gift card"][number % 3]
                db.execute("""
                    insert into raw.payments select ?, ?, ?, sum(i.quantity * p.price)
                    from raw.order_items i join raw.products p on p.id = i.product_id where i.order_id = ?
                """, [number, number, method, number])
        returned = [number for number in range(1, orders + 1) if order_rows(number)[0][3] == "returned"]
        for at in range(before[3], returns):
            (number, _, day, _), _ = order_rows(returned[at])
            db.execute("""
                insert into raw.returns select ?, ?, ?::date + 6, ?, round(amount / 2, 2) from raw.payments where order_id = ?
            """, [at + 1, number, day, ["too late", "damaged", "wrong size"][at % 3], number])
