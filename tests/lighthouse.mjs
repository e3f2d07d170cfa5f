// Lighthouse on some pages, one after the other in one browser. The first argument says which, as JSON; writes the reports.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const { urls, categories, chromePath, chromeFlags } = JSON.parse(process.argv[2]);
const browser = await launch({ chromePath, chromeFlags });
const options = { port: browser.port, logLevel: "error", disableFullPageScreenshot: true, onlyCategories: categories };
const reports = [];
for (const url of urls) reports.push((await lighthouse(url, options)).lhr);
browser.kill();
console.log(JSON.stringify(reports));
