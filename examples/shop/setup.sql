-- Made by scripts/make-example from the database that dbt built. Run in an empty DuckDB file whose catalog is shop.
create schema "analytics";
create schema "analytics_finance";
create schema "dev_alice";
create schema "dev_alice_finance";
create schema "raw";
create table "analytics"."countries" ("country_code" VARCHAR, "country_name" VARCHAR, "region" VARCHAR);
insert into "analytics"."countries" values
  ('de', 'Germany', 'Europe'),
  ('fr', 'France', 'Europe'),
  ('nl', 'Netherlands', 'Europe'),
  ('us', 'United States', 'Americas');
create table "analytics"."customer_ltv" ("customer_id" INTEGER, "customer_name" VARCHAR, "lifetime_value" DECIMAL(38,2), "last_ordered_on" DATE);
insert into "analytics"."customer_ltv" values
  (1, 'Ada Martens', 895.70, '2026-11-03'),
  (2, 'Ben Vogel', 354.10, '2026-11-15'),
  (3, 'Chloe Petit', 283.30, '2026-10-14'),
  (4, 'Dan Miller', 98.10, '2026-11-13'),
  (5, 'Eva de Boer', 211.70, '2026-10-16'),
  (6, 'Finn Krause', 1612.90, '2026-11-04'),
  (7, 'Gail Moore', 684.60, '2026-11-16'),
  (8, 'Hugo Blanc', 243.20, '2026-10-15'),
  (9, 'Ines Wolf', 118.80, '2026-11-14'),
  (10, 'Joris Bakker', 0.00, null),
  (11, 'Kate O''Neil', 164.50, '2026-11-12'),
  (12, 'Louis Roche', 0.00, null);
create table "analytics"."customer_segments" ("customer_id" INTEGER, "orders" BIGINT, "order_amount" DECIMAL(38,2), "segment" VARCHAR);
insert into "analytics"."customer_segments" values
  (1, 6, 895.70, 'gold'),
  (2, 3, 354.10, 'gold'),
  (3, 2, 283.30, 'gold'),
  (4, 3, 98.10, 'silver'),
  (5, 2, 211.70, 'gold'),
  (6, 6, 1612.90, 'gold'),
  (7, 3, 684.60, 'gold'),
  (8, 2, 243.20, 'gold'),
  (9, 1, 118.80, 'silver'),
  (11, 1, 164.50, 'silver');
create table "analytics"."customers_snapshot" ("id" INTEGER, "full_name" VARCHAR, "country" VARCHAR, "signed_up_on" DATE, "updated_at" TIMESTAMP, "dbt_scd_id" VARCHAR, "dbt_updated_at" TIMESTAMP, "dbt_valid_from" TIMESTAMP, "dbt_valid_to" TIMESTAMP);
insert into "analytics"."customers_snapshot" values
  (1, 'Ada Martens', 'NL', '2026-09-02', '2026-09-02 09:00:00', '3751d557bfd24bc2987171f2db8cb805', '2026-09-02 09:00:00', '2026-09-02 09:00:00', null),
  (2, 'Ben Vogel', 'DE', '2026-09-05', '2026-09-05 09:00:00', '58efe68f6220985eaa27ebf8d715dd78', '2026-09-05 09:00:00', '2026-09-05 09:00:00', null),
  (3, 'Chloe Petit', 'FR', '2026-09-11', '2026-09-11 09:00:00', 'a28f9de8127e0b9e7f199aec0bfc9c63', '2026-09-11 09:00:00', '2026-09-11 09:00:00', null),
  (4, 'Dan Miller', 'US', '2026-09-14', '2026-09-14 09:00:00', '19c843d2f2619105bd1e449b4ab06211', '2026-09-14 09:00:00', '2026-09-14 09:00:00', null),
  (5, 'Eva de Boer', 'NL', '2026-09-20', '2026-09-20 09:00:00', 'b821e2bbeac1fb75880d5013ce60f83d', '2026-09-20 09:00:00', '2026-09-20 09:00:00', null),
  (6, 'Finn Krause', 'DE', '2026-09-27', '2026-09-27 09:00:00', 'd11a7a4d1d23cc92e65a48d1b707e299', '2026-09-27 09:00:00', '2026-09-27 09:00:00', null),
  (7, 'Gail Moore', 'US', '2026-10-03', '2026-10-03 09:00:00', '1b1b1f09904f52fa45aeafb21f1fe9c6', '2026-10-03 09:00:00', '2026-10-03 09:00:00', null),
  (8, 'Hugo Blanc', 'FR', '2026-10-09', '2026-10-09 09:00:00', '4e57ddb24366dfa3bcfb4845121f27e0', '2026-10-09 09:00:00', '2026-10-09 09:00:00', null),
  (9, 'Ines Wolf', 'DE', '2026-10-26', '2026-10-26 09:00:00', '5e0970487e8f30e74304174e091b4348', '2026-10-26 09:00:00', '2026-10-26 09:00:00', null),
  (10, 'Joris Bakker', 'NL', '2026-10-30', '2026-10-30 09:00:00', 'c28e8266d1bb1f310d9b9cb1feb96981', '2026-10-30 09:00:00', '2026-10-30 09:00:00', null),
  (11, 'Kate O''Neil', 'US', '2026-11-06', '2026-11-06 09:00:00', '6b4631867a755c16dade8e0e8264dbb4', '2026-11-06 09:00:00', '2026-11-06 09:00:00', null),
  (12, 'Louis Roche', 'FR', '2026-11-12', '2026-11-12 09:00:00', 'e6c1b0196c6d99f013732355ffdeedc3', '2026-11-12 09:00:00', '2026-11-12 09:00:00', null);
create table "analytics"."daily_sales" ("ordered_on" DATE, "orders" BIGINT, "order_amount" DECIMAL(38,2));
insert into "analytics"."daily_sales" values
  ('2026-10-12', 2, 240.00),
  ('2026-10-13', 2, 207.00),
  ('2026-10-14', 2, 283.30),
  ('2026-10-15', 2, 243.20),
  ('2026-10-16', 2, 211.70),
  ('2026-10-17', 2, 117.10),
  ('2026-10-18', 2, 267.10),
  ('2026-10-19', 2, 91.90),
  ('2026-10-28', 1, 55.20),
  ('2026-10-29', 1, 147.00),
  ('2026-10-30', 1, 34.90),
  ('2026-10-31', 1, 57.00),
  ('2026-11-01', 1, 407.60),
  ('2026-11-02', 1, 34.90),
  ('2026-11-03', 1, 158.00),
  ('2026-11-04', 1, 1167.00),
  ('2026-11-12', 1, 164.50),
  ('2026-11-13', 1, 6.20),
  ('2026-11-14', 1, 118.80),
  ('2026-11-15', 1, 237.00),
  ('2026-11-16', 1, 417.50);
create table "analytics"."dim_customers" ("customer_id" INTEGER, "customer_name" VARCHAR, "country_code" VARCHAR, "country_name" VARCHAR, "region" VARCHAR, "signed_up_on" DATE);
insert into "analytics"."dim_customers" values
  (1, 'Ada Martens', 'nl', 'Netherlands', 'Europe', '2026-09-02'),
  (2, 'Ben Vogel', 'de', 'Germany', 'Europe', '2026-09-05'),
  (3, 'Chloe Petit', 'fr', 'France', 'Europe', '2026-09-11'),
  (4, 'Dan Miller', 'us', 'United States', 'Americas', '2026-09-14'),
  (5, 'Eva de Boer', 'nl', 'Netherlands', 'Europe', '2026-09-20'),
  (6, 'Finn Krause', 'de', 'Germany', 'Europe', '2026-09-27'),
  (7, 'Gail Moore', 'us', 'United States', 'Americas', '2026-10-03'),
  (8, 'Hugo Blanc', 'fr', 'France', 'Europe', '2026-10-09'),
  (9, 'Ines Wolf', 'de', 'Germany', 'Europe', '2026-10-26'),
  (10, 'Joris Bakker', 'nl', 'Netherlands', 'Europe', '2026-10-30'),
  (11, 'Kate O''Neil', 'us', 'United States', 'Americas', '2026-11-06'),
  (12, 'Louis Roche', 'fr', 'France', 'Europe', '2026-11-12');
create table "analytics"."dim_products_v2" ("product_id" INTEGER, "product_name" VARCHAR, "category" VARCHAR, "price" DECIMAL(8,2));
insert into "analytics"."dim_products_v2" values
  (1, 'Kettle', 'kitchen', 34.90),
  (2, 'Teapot', 'kitchen', 28.50),
  (3, 'Desk lamp', 'home', 49.00),
  (4, 'Wool blanket', 'home', 79.00),
  (5, 'Notebook', 'office', 6.20),
  (7, 'Standing desk', 'office', 389.00);
create table "analytics"."orders" ("order_id" INTEGER, "customer_id" INTEGER, "country_code" VARCHAR, "ordered_on" DATE, "status" VARCHAR, "order_amount" DECIMAL(38,2), "paid_amount" DECIMAL(38,2));
insert into "analytics"."orders" values
  (1, 6, 'de', '2026-10-13', 'shipped', 158.00, 158.00),
  (2, 3, 'fr', '2026-10-14', 'completed', 164.50, 164.50),
  (3, 8, 'fr', '2026-10-15', 'returned', 6.20, 6.20),
  (4, 5, 'nl', '2026-10-16', 'placed', 104.20, 0.00),
  (5, 2, 'de', '2026-10-17', 'completed', 104.70, 104.70),
  (6, 7, 'us', '2026-10-18', 'shipped', 113.90, 113.90),
  (7, 4, 'us', '2026-10-19', 'completed', 57.00, 57.00),
  (8, 1, 'nl', '2026-10-12', 'returned', 47.10, 47.10),
  (9, 6, 'de', '2026-10-13', 'placed', 49.00, 0.00),
  (10, 3, 'fr', '2026-10-14', 'completed', 118.80, 118.80),
  (11, 8, 'fr', '2026-10-15', 'shipped', 237.00, 237.00),
  (12, 5, 'nl', '2026-10-16', 'completed', 107.50, 107.50),
  (13, 2, 'de', '2026-10-17', 'returned', 12.40, 12.40),
  (14, 7, 'us', '2026-10-18', 'placed', 153.20, 0.00),
  (15, 4, 'us', '2026-10-19', 'completed', 34.90, 34.90),
  (16, 1, 'nl', '2026-10-12', 'shipped', 192.90, 192.90),
  (17, 6, 'de', '2026-10-29', 'completed', 147.00, 147.00),
  (18, 1, 'nl', '2026-10-30', 'returned', 34.90, 44.80),
  (19, 6, 'de', '2026-10-31', 'placed', 57.00, 0.00),
  (20, 1, 'nl', '2026-11-01', 'completed', 407.60, 407.60),
  (21, 6, 'de', '2026-11-02', 'shipped', 34.90, 34.90),
  (22, 1, 'nl', '2026-11-03', 'completed', 158.00, 167.90),
  (23, 6, 'de', '2026-11-04', 'returned', 1167.00, 1167.00),
  (24, 1, 'nl', '2026-10-28', 'placed', 55.20, 0.00),
  (26, 11, 'us', '2026-11-12', 'shipped', 164.50, 164.50),
  (27, 4, 'us', '2026-11-13', 'completed', 6.20, 6.20),
  (28, 9, 'de', '2026-11-14', 'returned', 118.80, 118.80),
  (29, 2, 'de', '2026-11-15', 'placed', 237.00, 0.00),
  (30, 7, 'us', '2026-11-16', 'completed', 417.50, 417.50);
create table "analytics_finance"."revenue_by_country" ("country_name" VARCHAR, "region" VARCHAR, "revenue" DECIMAL(38,2));
insert into "analytics_finance"."revenue_by_country" values
  ('France', 'Europe', 526.50),
  ('Germany', 'Europe', 2085.80),
  ('Netherlands', 'Europe', 1107.40),
  ('United States', 'Americas', 947.20);
create table "dev_alice"."countries" ("country_code" VARCHAR, "country_name" VARCHAR, "region" VARCHAR);
insert into "dev_alice"."countries" values
  ('de', 'Germany', 'Europe'),
  ('fr', 'France', 'Europe'),
  ('nl', 'Netherlands', 'Europe'),
  ('us', 'United States', 'Americas');
create table "dev_alice"."customer_ltv" ("customer_id" INTEGER, "customer_name" VARCHAR, "lifetime_value" DECIMAL(38,2), "last_ordered_on" DATE);
insert into "dev_alice"."customer_ltv" values
  (1, 'Ada Martens', 240.00, '2026-10-12'),
  (2, 'Ben Vogel', 117.10, '2026-10-17'),
  (3, 'Chloe Petit', 283.30, '2026-10-14'),
  (4, 'Dan Miller', 91.90, '2026-10-19'),
  (5, 'Eva de Boer', 211.70, '2026-10-16'),
  (6, 'Finn Krause', 207.00, '2026-10-13'),
  (7, 'Gail Moore', 267.10, '2026-10-18'),
  (8, 'Hugo Blanc', 243.20, '2026-10-15');
create table "dev_alice"."customer_segments" ("customer_id" INTEGER, "orders" BIGINT, "order_amount" DECIMAL(38,2), "segment" VARCHAR);
insert into "dev_alice"."customer_segments" values
  (1, 6, 526.50, 'gold'),
  (2, 2, 117.10, 'silver'),
  (3, 2, 283.30, 'gold'),
  (4, 2, 91.90, 'silver'),
  (5, 2, 211.70, 'gold'),
  (6, 5, 445.90, 'gold'),
  (7, 2, 267.10, 'gold'),
  (8, 2, 243.20, 'gold');
create table "dev_alice"."customer_value" ("customer_id" INTEGER, "customer_name" VARCHAR, "lifetime_value" DECIMAL(38,2), "last_ordered_on" DATE);
insert into "dev_alice"."customer_value" values
  (1, 'Ada Martens', 526.50, '2026-11-03'),
  (2, 'Ben Vogel', 117.10, '2026-10-17'),
  (3, 'Chloe Petit', 283.30, '2026-10-14'),
  (4, 'Dan Miller', 91.90, '2026-10-19'),
  (5, 'Eva de Boer', 211.70, '2026-10-16'),
  (6, 'Finn Krause', 445.90, '2026-11-02'),
  (7, 'Gail Moore', 267.10, '2026-10-18'),
  (8, 'Hugo Blanc', 243.20, '2026-10-15');
create table "dev_alice"."customer_value__dbt_backup" ("customer_id" INTEGER, "customer_name" VARCHAR, "lifetime_value" DECIMAL(38,2), "last_ordered_on" DATE);
insert into "dev_alice"."customer_value__dbt_backup" values
  (1, 'Ada Martens', 526.50, '2026-11-03'),
  (2, 'Ben Vogel', 117.10, '2026-10-17'),
  (3, 'Chloe Petit', 283.30, '2026-10-14'),
  (4, 'Dan Miller', 91.90, '2026-10-19'),
  (5, 'Eva de Boer', 211.70, '2026-10-16'),
  (6, 'Finn Krause', 445.90, '2026-11-02'),
  (7, 'Gail Moore', 267.10, '2026-10-18'),
  (8, 'Hugo Blanc', 243.20, '2026-10-15');
create table "dev_alice"."customers_snapshot" ("id" INTEGER, "full_name" VARCHAR, "country" VARCHAR, "signed_up_on" DATE, "updated_at" TIMESTAMP, "dbt_scd_id" VARCHAR, "dbt_updated_at" TIMESTAMP, "dbt_valid_from" TIMESTAMP, "dbt_valid_to" TIMESTAMP);
insert into "dev_alice"."customers_snapshot" values
  (1, 'Ada Martens', 'NL', '2026-09-02', '2026-09-02 09:00:00', '3751d557bfd24bc2987171f2db8cb805', '2026-09-02 09:00:00', '2026-09-02 09:00:00', null),
  (2, 'Ben Vogel', 'DE', '2026-09-05', '2026-09-05 09:00:00', '58efe68f6220985eaa27ebf8d715dd78', '2026-09-05 09:00:00', '2026-09-05 09:00:00', null),
  (3, 'Chloe Petit', 'FR', '2026-09-11', '2026-09-11 09:00:00', 'a28f9de8127e0b9e7f199aec0bfc9c63', '2026-09-11 09:00:00', '2026-09-11 09:00:00', null),
  (4, 'Dan Miller', 'US', '2026-09-14', '2026-09-14 09:00:00', '19c843d2f2619105bd1e449b4ab06211', '2026-09-14 09:00:00', '2026-09-14 09:00:00', null),
  (5, 'Eva de Boer', 'NL', '2026-09-20', '2026-09-20 09:00:00', 'b821e2bbeac1fb75880d5013ce60f83d', '2026-09-20 09:00:00', '2026-09-20 09:00:00', null),
  (6, 'Finn Krause', 'DE', '2026-09-27', '2026-09-27 09:00:00', 'd11a7a4d1d23cc92e65a48d1b707e299', '2026-09-27 09:00:00', '2026-09-27 09:00:00', null),
  (7, 'Gail Moore', 'US', '2026-10-03', '2026-10-03 09:00:00', '1b1b1f09904f52fa45aeafb21f1fe9c6', '2026-10-03 09:00:00', '2026-10-03 09:00:00', null),
  (8, 'Hugo Blanc', 'FR', '2026-10-09', '2026-10-09 09:00:00', '4e57ddb24366dfa3bcfb4845121f27e0', '2026-10-09 09:00:00', '2026-10-09 09:00:00', null);
create table "dev_alice"."daily_sales" ("ordered_on" DATE, "orders" BIGINT, "order_amount" DECIMAL(38,2));
insert into "dev_alice"."daily_sales" values
  ('2026-10-12', 2, 240.00),
  ('2026-10-13', 2, 207.00),
  ('2026-10-14', 2, 283.30),
  ('2026-10-15', 2, 243.20),
  ('2026-10-16', 2, 211.70),
  ('2026-10-17', 2, 117.10),
  ('2026-10-18', 2, 267.10),
  ('2026-10-19', 2, 91.90),
  ('2026-10-28', 1, 55.20),
  ('2026-10-29', 1, 147.00),
  ('2026-10-30', 1, 44.80),
  ('2026-10-31', 1, 57.00),
  ('2026-11-01', 1, 18.60),
  ('2026-11-02', 1, 34.90),
  ('2026-11-03', 1, 167.90),
  ('2026-11-11', 1, 19.80),
  ('2026-11-12', 1, 164.50),
  ('2026-11-13', 1, 6.20),
  ('2026-11-14', 1, 118.80),
  ('2026-11-15', 1, 237.00),
  ('2026-11-16', 1, 28.50);
create table "dev_alice"."dim_customers" ("customer_id" INTEGER, "customer_name" VARCHAR, "country_code" VARCHAR, "country_name" VARCHAR, "region" VARCHAR, "signed_up_on" DATE);
insert into "dev_alice"."dim_customers" values
  (1, 'Ada Martens', 'nl', 'Netherlands', 'Europe', '2026-09-02'),
  (2, 'Ben Vogel', 'de', 'Germany', 'Europe', '2026-09-05'),
  (3, 'Chloe Petit', 'fr', 'France', 'Europe', '2026-09-11'),
  (4, 'Dan Miller', 'us', 'United States', 'Americas', '2026-09-14'),
  (5, 'Eva de Boer', 'nl', 'Netherlands', 'Europe', '2026-09-20'),
  (6, 'Finn Krause', 'de', 'Germany', 'Europe', '2026-09-27'),
  (7, 'Gail Moore', 'us', 'United States', 'Americas', '2026-10-03'),
  (8, 'Hugo Blanc', 'fr', 'France', 'Europe', '2026-10-09');
create table "dev_alice"."dim_products_v2" ("product_id" INTEGER, "product_name" VARCHAR, "category" VARCHAR, "price" DECIMAL(8,2));
insert into "dev_alice"."dim_products_v2" values
  (1, 'Kettle', 'kitchen', 34.90),
  (2, 'Teapot', 'kitchen', 28.50),
  (3, 'Desk lamp', 'home', 49.00),
  (4, 'Wool blanket', 'home', 79.00),
  (5, 'Notebook', 'office', 6.20),
  (6, 'Egg timer', 'kitchen', 9.90);
create table "dev_alice"."loyalty_points" ("customer_id" INTEGER, "points" INTEGER);
insert into "dev_alice"."loyalty_points" values
  (1, 240),
  (2, 117),
  (3, 283),
  (4, 91),
  (5, 211),
  (6, 207),
  (7, 267),
  (8, 243);
create table "dev_alice"."order_status_counts" ("status" VARCHAR, "orders" BIGINT);
insert into "dev_alice"."order_status_counts" values
  ('completed', 6),
  ('placed', 3),
  ('returned', 3),
  ('shipped', 4);
create table "dev_alice"."orders" ("order_id" INTEGER, "customer_id" INTEGER, "country_code" VARCHAR, "ordered_on" DATE, "status" VARCHAR, "order_amount" DECIMAL(38,2), "returned_amount" DECIMAL(38,2), "net_amount" DECIMAL(38,2), "paid_amount" DECIMAL(38,2));
insert into "dev_alice"."orders" values
  (1, 6, 'de', '2026-10-13', 'shipped', 158.00, 0.00, 158.00, 158.00),
  (2, 3, 'fr', '2026-10-14', 'completed', 164.50, 0.00, 164.50, 164.50),
  (3, 8, 'fr', '2026-10-15', 'returned', 6.20, 3.10, 3.10, 6.20),
  (4, 5, 'nl', '2026-10-16', 'placed', 104.20, 0.00, 104.20, 0.00),
  (5, 2, 'de', '2026-10-17', 'completed', 104.70, 0.00, 104.70, 104.70),
  (6, 7, 'us', '2026-10-18', 'shipped', 113.90, 0.00, 113.90, 113.90),
  (7, 4, 'us', '2026-10-19', 'completed', 57.00, 0.00, 57.00, 57.00),
  (8, 1, 'nl', '2026-10-12', 'returned', 47.10, 23.55, 23.55, 47.10),
  (9, 6, 'de', '2026-10-13', 'placed', 49.00, 0.00, 49.00, 0.00),
  (10, 3, 'fr', '2026-10-14', 'completed', 118.80, 0.00, 118.80, 118.80),
  (11, 8, 'fr', '2026-10-15', 'shipped', 237.00, 0.00, 237.00, 237.00),
  (12, 5, 'nl', '2026-10-16', 'completed', 107.50, 0.00, 107.50, 107.50),
  (13, 2, 'de', '2026-10-17', 'returned', 12.40, 6.20, 6.20, 12.40),
  (14, 7, 'us', '2026-10-18', 'placed', 153.20, 0.00, 153.20, 0.00),
  (15, 4, 'us', '2026-10-19', 'completed', 34.90, 0.00, 34.90, 34.90),
  (16, 1, 'nl', '2026-10-12', 'shipped', 192.90, 0.00, 192.90, 192.90),
  (17, 6, 'de', '2026-10-29', 'completed', 147.00, 0.00, 147.00, 147.00),
  (18, 1, 'nl', '2026-10-30', 'returned', 44.80, 22.40, 22.40, 44.80),
  (19, 6, 'de', '2026-10-31', 'placed', 57.00, 0.00, 57.00, 0.00),
  (20, 1, 'nl', '2026-11-01', 'completed', 18.60, 0.00, 18.60, 407.60),
  (21, 6, 'de', '2026-11-02', 'shipped', 34.90, 0.00, 34.90, 34.90),
  (22, 1, 'nl', '2026-11-03', 'completed', 167.90, 0.00, 167.90, 167.90),
  (24, 1, 'nl', '2026-10-28', 'placed', 55.20, 0.00, 55.20, 0.00),
  (25, 6, 'de', '2026-11-11', 'completed', 19.80, 0.00, 19.80, 19.80),
  (26, 11, null, '2026-11-12', 'shipped', 164.50, 0.00, 164.50, 164.50),
  (27, 4, 'us', '2026-11-13', 'completed', 6.20, 0.00, 6.20, 6.20),
  (28, 9, null, '2026-11-14', 'returned', 118.80, 59.40, 59.40, 118.80),
  (29, 2, 'de', '2026-11-15', 'placed', 237.00, 0.00, 237.00, 0.00),
  (30, 7, 'us', '2026-11-16', 'completed', 28.50, 0.00, 28.50, 417.50);
create table "dev_alice"."returns_daily" ("returned_on" DATE, "region" VARCHAR, "returns" BIGINT, "refund" DECIMAL(38,2), "ordered_amount" DECIMAL(38,2));
insert into "dev_alice"."returns_daily" values
  ('2026-10-18', 'Europe', 1, 23.55, 47.10),
  ('2026-10-21', 'Europe', 1, 3.10, 6.20),
  ('2026-10-23', 'Europe', 1, 6.20, 12.40),
  ('2026-11-05', 'Europe', 1, 22.40, 44.80),
  ('2026-11-20', null, 1, 59.40, 118.80);
create table "dev_alice"."scratch_returns" ("reason" VARCHAR, "returns" BIGINT);
insert into "dev_alice"."scratch_returns" values
  ('damaged', 1),
  ('too late', 2),
  ('wrong size', 1);
create table "dev_alice_finance"."revenue_by_country" ("country_name" VARCHAR, "region" VARCHAR, "revenue" DECIMAL(38,2));
insert into "dev_alice_finance"."revenue_by_country" values
  ('France', 'Europe', 523.40),
  ('Germany', 'Europe', 813.60),
  ('Netherlands', 'Europe', 692.25),
  ('United States', 'Americas', 393.70);
create table "raw"."customers" ("id" INTEGER, "full_name" VARCHAR, "country" VARCHAR, "signed_up_on" DATE, "updated_at" TIMESTAMP);
insert into "raw"."customers" values
  (1, 'Ada Martens', 'NL', '2026-09-02', '2026-09-02 09:00:00'),
  (2, 'Ben Vogel', 'DE', '2026-09-05', '2026-09-05 09:00:00'),
  (3, 'Chloe Petit', 'FR', '2026-09-11', '2026-09-11 09:00:00'),
  (4, 'Dan Miller', 'US', '2026-09-14', '2026-09-14 09:00:00'),
  (5, 'Eva de Boer', 'NL', '2026-09-20', '2026-09-20 09:00:00'),
  (6, 'Finn Krause', 'DE', '2026-09-27', '2026-09-27 09:00:00'),
  (7, 'Gail Moore', 'US', '2026-10-03', '2026-10-03 09:00:00'),
  (8, 'Hugo Blanc', 'FR', '2026-10-09', '2026-10-09 09:00:00'),
  (9, 'Ines Wolf', 'DE', '2026-10-26', '2026-10-26 09:00:00'),
  (10, 'Joris Bakker', 'NL', '2026-10-30', '2026-10-30 09:00:00'),
  (11, 'Kate O''Neil', 'US', '2026-11-06', '2026-11-06 09:00:00'),
  (12, 'Louis Roche', 'FR', '2026-11-12', '2026-11-12 09:00:00');
create table "raw"."order_items" ("order_id" INTEGER, "product_id" INTEGER, "quantity" INTEGER);
insert into "raw"."order_items" values
  (1, 4, 2),
  (2, 2, 3),
  (2, 4, 1),
  (3, 5, 1),
  (4, 3, 2),
  (4, 5, 1),
  (5, 1, 3),
  (6, 1, 1),
  (6, 4, 1),
  (7, 2, 2),
  (8, 2, 1),
  (8, 5, 3),
  (9, 3, 1),
  (10, 1, 2),
  (10, 3, 1),
  (11, 4, 3),
  (12, 2, 1),
  (12, 4, 1),
  (13, 5, 2),
  (14, 3, 3),
  (14, 5, 1),
  (15, 1, 1),
  (16, 1, 1),
  (16, 4, 2),
  (17, 3, 3),
  (18, 1, 1),
  (18, 6, 1),
  (19, 2, 2),
  (20, 5, 3),
  (20, 7, 1),
  (21, 1, 1),
  (22, 4, 2),
  (22, 6, 1),
  (23, 7, 3),
  (24, 3, 1),
  (24, 5, 1),
  (25, 6, 2),
  (26, 2, 3),
  (26, 4, 1),
  (27, 5, 1),
  (28, 1, 2),
  (28, 3, 1),
  (29, 4, 3),
  (30, 2, 1),
  (30, 7, 1);
create table "raw"."orders" ("id" INTEGER, "customer_id" INTEGER, "ordered_on" DATE, "status" VARCHAR);
insert into "raw"."orders" values
  (1, 6, '2026-10-13', 'shipped'),
  (2, 3, '2026-10-14', 'completed'),
  (3, 8, '2026-10-15', 'returned'),
  (4, 5, '2026-10-16', 'placed'),
  (5, 2, '2026-10-17', 'completed'),
  (6, 7, '2026-10-18', 'shipped'),
  (7, 4, '2026-10-19', 'completed'),
  (8, 1, '2026-10-12', 'returned'),
  (9, 6, '2026-10-13', 'placed'),
  (10, 3, '2026-10-14', 'completed'),
  (11, 8, '2026-10-15', 'shipped'),
  (12, 5, '2026-10-16', 'completed'),
  (13, 2, '2026-10-17', 'returned'),
  (14, 7, '2026-10-18', 'placed'),
  (15, 4, '2026-10-19', 'completed'),
  (16, 1, '2026-10-12', 'shipped'),
  (17, 6, '2026-10-29', 'completed'),
  (18, 1, '2026-10-30', 'returned'),
  (19, 6, '2026-10-31', 'placed'),
  (20, 1, '2026-11-01', 'completed'),
  (21, 6, '2026-11-02', 'shipped'),
  (22, 1, '2026-11-03', 'completed'),
  (23, 6, '2026-11-04', 'returned'),
  (24, 1, '2026-10-28', 'placed'),
  (25, 6, '2026-11-11', 'completed'),
  (26, 11, '2026-11-12', 'shipped'),
  (27, 4, '2026-11-13', 'completed'),
  (28, 9, '2026-11-14', 'returned'),
  (29, 2, '2026-11-15', 'placed'),
  (30, 7, '2026-11-16', 'completed');
create table "raw"."payments" ("id" INTEGER, "order_id" INTEGER, "method" VARCHAR, "amount" DECIMAL(8,2));
insert into "raw"."payments" values
  (1, 1, 'transfer', 158.00),
  (2, 2, 'gift card', 164.50),
  (3, 3, 'card', 6.20),
  (5, 5, 'gift card', 104.70),
  (6, 6, 'card', 113.90),
  (7, 7, 'transfer', 57.00),
  (8, 8, 'gift card', 47.10),
  (10, 10, 'transfer', 118.80),
  (11, 11, 'gift card', 237.00),
  (12, 12, 'card', 107.50),
  (13, 13, 'transfer', 12.40),
  (15, 15, 'card', 34.90),
  (16, 16, 'transfer', 192.90),
  (17, 17, 'gift card', 147.00),
  (18, 18, 'card', 44.80),
  (20, 20, 'gift card', 407.60),
  (21, 21, 'card', 34.90),
  (22, 22, 'transfer', 167.90),
  (23, 23, 'gift card', 1167.00),
  (25, 25, 'transfer', 19.80),
  (26, 26, 'gift card', 164.50),
  (27, 27, 'card', 6.20),
  (28, 28, 'transfer', 118.80),
  (30, 30, 'card', 417.50);
create table "raw"."products" ("id" INTEGER, "product_name" VARCHAR, "category" VARCHAR, "price" DECIMAL(8,2), "discontinued" BOOLEAN);
insert into "raw"."products" values
  (1, 'Kettle', 'Kitchen', 34.90, false),
  (2, 'Teapot', 'Kitchen', 28.50, false),
  (3, 'Desk lamp', 'Home', 49.00, false),
  (4, 'Wool blanket', 'Home', 79.00, false),
  (5, 'Notebook', 'Office', 6.20, false),
  (6, 'Egg timer', 'Kitchen', 9.90, true),
  (7, 'Standing desk', 'Office', 389.00, false);
create table "raw"."returns" ("id" INTEGER, "order_id" INTEGER, "returned_on" DATE, "reason" VARCHAR, "refund" DECIMAL(8,2));
insert into "raw"."returns" values
  (1, 3, '2026-10-21', 'too late', 3.10),
  (2, 8, '2026-10-18', 'damaged', 23.55),
  (3, 13, '2026-10-23', 'wrong size', 6.20),
  (4, 18, '2026-11-05', 'too late', 22.40),
  (5, 23, '2026-11-10', 'damaged', 583.50),
  (6, 28, '2026-11-20', 'wrong size', 59.40);
CREATE VIEW analytics.legacy_order_totals AS SELECT order_id, order_amount AS total FROM analytics.orders;
CREATE VIEW analytics.stg_customers AS SELECT id AS customer_id, full_name AS customer_name, lower(country) AS country_code, signed_up_on FROM raw.customers;
CREATE VIEW analytics.stg_order_items AS SELECT order_id, product_id, quantity FROM raw.order_items;
CREATE VIEW analytics.stg_orders AS SELECT id AS order_id, customer_id, ordered_on, status FROM raw.orders;
CREATE VIEW analytics.stg_payments AS SELECT id AS payment_id, order_id, "method" AS payment_method, amount FROM raw.payments;
CREATE VIEW analytics.stg_products AS SELECT id AS product_id, product_name, lower(category) AS category, price FROM raw.products WHERE (NOT discontinued);
CREATE VIEW analytics.stg_returns AS SELECT id AS return_id, order_id, returned_on, reason, refund FROM raw."returns";
CREATE VIEW analytics_finance.revenue_daily AS SELECT ordered_on, sum(order_amount) AS revenue FROM analytics.orders GROUP BY ordered_on;
CREATE VIEW dev_alice.legacy_order_totals AS SELECT order_id, order_amount AS total FROM dev_alice.orders;
CREATE VIEW dev_alice.stg_customers AS SELECT id AS customer_id, full_name AS customer_name, lower(country) AS country_code, signed_up_on FROM raw.customers;
CREATE VIEW dev_alice.stg_order_items AS SELECT order_id, product_id, quantity FROM raw.order_items;
CREATE VIEW dev_alice.stg_orders AS SELECT id AS order_id, customer_id, ordered_on, status FROM raw.orders;
CREATE VIEW dev_alice.stg_payments AS SELECT id AS payment_id, order_id, "method" AS payment_method, amount FROM raw.payments;
CREATE VIEW dev_alice.stg_products AS SELECT id AS product_id, product_name, lower(category) AS category, price FROM raw.products;
CREATE VIEW dev_alice_finance.revenue_daily AS SELECT ordered_on, sum(order_amount) AS revenue FROM dev_alice.orders GROUP BY ordered_on;
CREATE VIEW analytics.dim_products_v1 AS SELECT product_id, product_name, price FROM analytics.stg_products;
CREATE VIEW analytics.int_order_payments AS SELECT order_id, sum(amount) AS paid_amount, count_star() AS payments FROM analytics.stg_payments GROUP BY order_id;
CREATE VIEW dev_alice.dim_products_v1 AS SELECT product_id, product_name, price FROM dev_alice.stg_products;
CREATE VIEW dev_alice.int_order_payments AS SELECT order_id, sum(amount) AS paid_amount, count_star() AS payments FROM dev_alice.stg_payments GROUP BY order_id;
