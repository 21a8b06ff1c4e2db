/** What the tests of instrumentation modules share; nothing of it is in the jar. */
package hookgauge.instrumentation.testing;
