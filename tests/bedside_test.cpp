// The page for the bedside, as text; `dev audit` looks at it in a browser.

#include "support/catch.hpp"
#include "support/desk.hpp"
#include "support/small_knowledge.hpp"

using namespace legcramp;
using namespace legcramp::testing;

namespace {

struct Bedside : Desk {
  ExitCode page(const std::vector<std::string>& arguments = {}) {
    std::vector<std::string> all{"export", "bedside"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return run(all);
  }
  [[nodiscard]] bool says(const std::string& text) const {
    return out.find(text) != std::string::npos;
  }
  [[nodiscard]] std::size_t count(const std::string& text) const {
    std::size_t found = 0;
    for (std::size_t at = out.find(text); at != std::string::npos; at = out.find(text, at + 1))
      ++found;
    return found;
  }
};

}  // namespace

TEST_CASE("the page for the bedside has a front and a back, remedies, signs, and the tips") {
  Bedside desk;
  CHECK(desk.page() == ExitCode::done);
  CHECK(desk.out.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
  CHECK(desk.count("<section>") == 2);
  CHECK(desk.count("<h1>") == 1);
  CHECK(desk.count("<svg") == 6);
  const std::size_t back = desk.out.find("When to get help");
  CHECK(desk.out.find("Sit with your leg straight") < back);
  CHECK(desk.out.find("warm, not hot.") < back);
  const std::string signs = " for any one of these: ";
  CHECK(desk.out.find("<p class=\"alarm\">Call your local emergency number now") < back);
  CHECK(desk.out.find(signs) < back);
  CHECK(desk.out.find(signs, back) != std::string::npos);
  CHECK(desk.out.find("Get medical advice today", back) != std::string::npos);
  for (const char* tip : {"Wear comfortable shoes.", "Loosen the bedding.", "Stretch before bed.",
                          "Drink enough, but not too much.", "Avoid cold legs"})
    CHECK(desk.out.find(tip, back) != std::string::npos);
  CHECK(desk.says("No clinician has reviewed it."));
  CHECK(desk.says("Knowledge 2026.11 (built-in, "));
}

TEST_CASE("tags on the bedside page are closed in order") {
  Bedside desk;
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{},
                                             {"-a", "unsteady=yes", "--cause", "cold"},
                                             {"-a", "one-leg-swollen=unsure", "--why"},
                                             {"-a", "chest-pain=yes"}}) {
    desk.page(arguments);
    std::vector<std::string> open;
    for (std::size_t at = desk.out.find('<'); at != std::string::npos;
         at = desk.out.find('<', at)) {
      const std::size_t end = desk.out.find('>', at);
      std::string tag = desk.out.substr(at + 1, end - at - 1);
      at = end;
      const bool is_end = tag.starts_with('/');
      tag = tag.substr(is_end ? 1 : 0, tag.find(' ') - (is_end ? 1 : 0));
      if (tag.starts_with('!') || tag == "meta" || tag == "path") continue;
      if (!is_end) {
        open.push_back(tag);
        continue;
      }
      REQUIRE_FALSE(open.empty());
      CHECK(open.back() == tag);
      open.pop_back();
    }
    CHECK(open.empty());
  }
}

TEST_CASE("answers make the bedside page personal, and stand on a side of their own") {
  Bedside desk;
  CHECK(desk.page({"-a", "unsteady=yes", "-a", "one-leg-swollen=no", "--cause", "cold"}) ==
        ExitCode::done);
  CHECK(desk.count("<section>") == 3);
  CHECK(desk.says("Do not do these for now"));
  CHECK_FALSE(desk.says("cramped leg behind you"));
  CHECK(desk.says("Yes: unsteady on your feet, or afraid of falling."));
  CHECK(desk.says("legcramp ask --cause cold -a"));
  CHECK(desk.says("Not finished: there may be warning signs that were not asked."));
  CHECK(desk.says("<p class=\"blank\">Medicines and illnesses:</p>"));
  desk.files["mine"] = R"({"format_version": "1.0", "answers": {"unsteady": "yes"}})";
  CHECK(desk.page({"--answers", "mine"}) == ExitCode::done);
  CHECK(desk.says("Yes: unsteady on your feet, or afraid of falling."));
  CHECK(desk.page({"-a", "zebra=yes"}) == ExitCode::wrong_usage);
}

TEST_CASE("an emergency leaves nothing on the bedside page that could delay it") {
  Bedside desk;
  desk.page({"-a", "chest-pain=yes"});
  CHECK(desk.out.find("<p class=\"alarm\">Call your local emergency number now") <
        desk.out.find("<h1>"));
  CHECK(desk.count("<section>") == 1);
  for (const char* other : {"<svg", "<h2>", "<li>", "Get medical advice today", "appointment",
                            "General information", "legcramp ask"})
    CHECK_FALSE(desk.says(other));
}

TEST_CASE("causes alone make the bedside page personal as well") {
  Bedside desk;
  desk.page({"--cause", "cold"});
  CHECK(desk.count("<section>") == 3);
  CHECK(desk.says("Cold legs."));
  CHECK(desk.says("legcramp ask --cause cold</div>"));
}

TEST_CASE("a tip that is ruled out is named as left out, and the others keep their numbers") {
  Bedside desk;
  desk.page({"-a", "limited-fluids=yes"});
  CHECK(desk.out.find("Drink enough, but not too much.") <
        desk.out.find("Do this now, in this order."));
  CHECK(desk.says("<li value=\"3\">"));
  CHECK_FALSE(desk.says("<li value=\"4\"><div>Drink"));
  CHECK(desk.says("<li value=\"5\"><div>Avoid cold legs"));
}

TEST_CASE("the urgency of complete answers stands on the bedside page") {
  Bedside desk;
  Json json = small_knowledge();
  json["rules"].push_back(rule("flag", "red-flag", {{"urgency", "urgent"}}));
  json["rules"].push_back(rule("doctor", "frail", {{"urgency", "routine"}}));
  desk.files["k"] = json.dump();
  desk.page({"-f", "k", "-a", "frail=yes", "-a", "flags=no"});
  CHECK(desk.says("<p class=\"alarm\">Book.</p>"));
  desk.page({"-f", "k", "-a", "frail=yes"});
  CHECK_FALSE(desk.says("<p class=\"alarm\">Book.</p>"));
}

TEST_CASE("a picture without strokes leaves no gap on the bedside page") {
  Bedside desk;
  Json json = small_knowledge();
  json["remedies"][0]["pictures"] = Json::array({{{"rows", {"o"}}}});
  desk.files["k"] = json.dump();
  desk.page({"-f", "k"});
  CHECK_FALSE(desk.says("<svg"));
  CHECK_FALSE(desk.says("drawings\">"));
}

TEST_CASE("foreign text stays text on the bedside page", "[steered-screen]") {
  Bedside desk;
  Json json = small_knowledge();
  json["title"] = "A <b>title</b> & \"more\"";
  json["language"] = "x\" onload=\"y";
  json["remedies"][0]["text"] = "<script>alert(1)</script>";
  desk.files["k"] = json.dump();
  CHECK(desk.page({"-f", "k"}) == ExitCode::done);
  CHECK(desk.says("&lt;script&gt;alert(1)&lt;/script&gt;"));
  CHECK(desk.says("<title>A &lt;b&gt;title&lt;/b&gt; &amp; &quot;more&quot;</title>"));
  CHECK(desk.says("lang=\"x&quot; onload=&quot;y\""));
  CHECK_FALSE(desk.says("<script"));
}

TEST_CASE("the same answers give the same page, and only a bedside page takes answers") {
  Bedside desk;
  desk.page({"-a", "unsteady=yes"});
  const std::string first = desk.out;
  desk.page({"-a", "unsteady=yes"});
  CHECK(desk.out == first);
  CHECK(desk.run({"export", "ids", "-a", "unsteady=yes"}) == ExitCode::wrong_usage);
  CHECK(desk.err == "legcramp: answers and causes are for \"export bedside\"\n");
}
