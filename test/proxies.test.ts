import { expect, test } from "vitest";
import { passwordsOf, readProxies } from "../src/proxies.ts";

const LOOPBACK = "localhost,127.0.0.1,::1";

test.each([
  ["nothing", {}, null],
  ["empty variables", { HTTPS_PROXY: " ", http_proxy: "" }, null],
  ["small letters first", { https_proxy: "http://a:1", HTTPS_PROXY: "http://b:1" }, ["", "http://a:1"]],
  ["the one for HTTP for both", { HTTP_PROXY: "http://a:1" }, ["http://a:1", "http://a:1"]],
  ["each for its own", { HTTP_PROXY: "http://a:1", HTTPS_PROXY: "https://b" }, ["http://a:1", "https://b"]],
  ["the one for all", { ALL_PROXY: "http://a:1" }, ["http://a:1", "http://a:1"]],
])("readProxies() reads %s", (_, environment, proxies) => {
  const [httpProxy, httpsProxy] = proxies ?? [];
  expect(readProxies(environment)).toEqual({
    proxies: proxies && { httpProxy, httpsProxy, noProxy: expect.stringContaining(LOOPBACK) },
    problems: [],
  });
});

test("readProxies() keeps this machine out of proxies, unless NO_PROXY says otherwise", () => {
  const noProxyOf = (NO_PROXY: string) =>
    readProxies({ HTTPS_PROXY: "http://a:1", NO_PROXY }).proxies?.noProxy;
  expect(noProxyOf(".corp.example, 10.0.0.1")).toBe(`.corp.example,10.0.0.1,${LOOPBACK}`);
  expect(noProxyOf("<-loopback> x.org")).toBe("x.org");
});

test.each([
  "proxy",
  "proxy:3128",
  "ftp://proxy",
  "http://",
  "http://u:%zz@proxy",
  "http://u:s3cret@proxy:99999",
])("readProxies() names the variable that has %j, and not what stands in it", (value) => {
  const { proxies, problems } = readProxies({ HTTPS_PROXY: value, http_proxy: "http://good:1" });
  expect(proxies).toBeNull();
  expect(problems).toEqual([expect.stringMatching(/^HTTPS_PROXY should be the URL of a proxy/)]);
  expect(problems.join()).not.toMatch(/s3cret|zz|99999/);
});

test("passwordsOf() has a password in each of its ways of being written", () => {
  const { proxies } = readProxies({ HTTPS_PROXY: "http://me:p%40ss@proxy:1" });
  expect(passwordsOf(proxies)).toEqual(["p%40ss", "p@ss", btoa("me:p@ss")]);
  expect(passwordsOf(null)).toEqual([]);
});
