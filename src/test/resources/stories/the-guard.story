# What is not Alice's own is never touched, whatever is typed.
$ devenv demo --no-show --folder shop
$ cd shop
$ cp shop.duckdb before
$ devenv clean -t prod --yes
! error: target prod is production's by its name
! [guard-production-target]
? 13

# A target of another name that builds where production lies.
$ SHOP_SCHEMA=analytics devenv clean --yes
! error:
? 13

# A schema of production's by its name.
$ SHOP_SCHEMA=production devenv clean --yes
! error:
? 13

# The manifest was made for another schema than the profile's.
$ SHOP_SCHEMA=dev_bob devenv clean --yes
! error:
? 13

# A state of another project.
$ sed 's/"project_name": "shop"/"project_name": "bakery"/; s/model\.shop\./model.bakery./g; s/seed\.shop\./seed.bakery./g; s/snapshot\.shop\./snapshot.bakery./g' state/manifest.json > state/other
$ mv state/other state/manifest.json
$ devenv clean --yes
! error:
? 13
$ devenv status
> clean would refuse
$ cmp shop.duckdb before
