#!/bin/sh
# Prints what Hookgauge, OpenTelemetry's agent and jmx_exporter add to a small server, beside the server without an agent.
# usage: sh benchmarks/compare.sh [ROUNDS]     about a minute a round; needs JDK 17, Maven and Linux
set -eu
cd "$(dirname "$0")/.."
agents=$PWD/benchmarks/target/agents
classes=$PWD/benchmarks/target/process-classes
mkdir -p "$agents" "$classes"

mvn -q -B package -pl agent -am -DskipTests
cp agent/target/hookgauge.jar "$agents/"
fetch() {
  [ -f "$agents/$2" ] && return
  mvn -q -B dependency:copy -Dartifact="$1" -DoutputDirectory="$agents/fetched" -Dmdep.stripVersion=true
  mv "$agents"/fetched/*.jar "$agents/$2"
}
fetch io.opentelemetry.javaagent:opentelemetry-javaagent:2.32.0 opentelemetry-javaagent.jar
fetch io.prometheus.jmx:jmx_prometheus_javaagent:1.0.1 jmx-exporter.jar
echo "rules: [{pattern: '.*'}]" >"$agents/jmx-exporter.yaml"

javac -d "$classes" benchmarks/src/main/java/hookgauge/benchmarks/process/*.java
exec java -Dagents="$agents" -cp "$classes" hookgauge.benchmarks.process.Comparison "${1:-5}"
