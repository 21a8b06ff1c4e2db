#!/bin/sh
# Builds the agent, attaches it to a small shop, and shows what is scraped, what is pushed, and where the status page is.
#
#   sh demo.sh          goes on until Ctrl-C
#   sh demo.sh --once   ends by itself after one scrape and one push; exit code 0 if both held the requests
#
# Needs a JDK 17 and Maven, nothing else. All traffic stays on 127.0.0.1.
set -eu
cd "$(dirname "$0")"

for tool in java javac mvn; do
  command -v "$tool" >/dev/null || { echo "demo.sh needs $tool (a JDK 17 and Maven)" >&2; exit 2; }
done

echo "1. Building agent/target/hookgauge.jar (mvn package; the first time it downloads for a minute or two)"
log=$(mvn -B -q -ntp package -DskipTests -pl agent -am </dev/null 2>&1) || { echo "$log" >&2; exit 1; }
echo "   $(wc -c <agent/target/hookgauge.jar | tr -d ' ') bytes, one file, no dependencies"
echo

rm -rf target/demo
mkdir -p target/demo
javac -encoding UTF-8 -d target/demo demo/*.java
exec java -cp target/demo demo.Demo agent/target/hookgauge.jar "$@"
