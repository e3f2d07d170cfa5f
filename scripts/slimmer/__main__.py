from slimmer.cli.main import main

main()
