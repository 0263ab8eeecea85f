// The guided remedies: what is shown when, by a clock that the test turns.

#include "support/catch.hpp"
#include "support/desk.hpp"
#include "support/small_knowledge.hpp"

using namespace legcramp;
using namespace legcramp::testing;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

Json timed(int hold, int rest, int repeat, int legs) {
  Json timing{{"hold_seconds", hold},
              {"repeat", repeat},
              {"evidence", "trial"},
              {"sources", Json::array({{{"source", "book"}}})}};
  if (rest > 0) timing["rest_seconds"] = rest;
  if (legs > 1) timing["legs"] = legs;
  return timing;
}

/// Two remedies, of which the first is timed; after two minutes a cramp is a red flag.
Json knowledge_for_guide() {
  Json json = small_knowledge();
  json["remedies"][0]["timing"] = timed(20, 5, 2, 1);
  json["help"][0]["signs"] = Json::array({{{"text", "a bad sign"}, {"when", "red-flag"}}});
  add_course(json, "red-flag");
  json["course"]["minutes"] = 2;
  json["rules"].push_back(rule("long", "red-flag", {{"urgency", "urgent"}},
                               {{"urgency", "urgent"}, {"note", "Was it that long?"}}));
  return json;
}

struct Terminal : Desk {
  explicit Terminal(const Json& json = knowledge_for_guide()) {
    is_terminal = true;
    columns = 80;
    environment.emplace("NO_COLOR", "1");
    files["k"] = json.dump();
  }
  Terminal& types(milliseconds when, std::optional<std::string> line) {
    typed_at.push_back({when, std::move(line)});
    return *this;
  }
  ExitCode relief(const std::vector<std::string>& arguments = {}) {
    std::vector<std::string> all{"relief", "-f", "k"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return run(all);
  }
  /// What stood on the line of the clock, one state after the other.
  [[nodiscard]] std::vector<std::string> clock() const {
    std::vector<std::string> states;
    for (std::size_t at = out.find('\r'); at != std::string::npos; at = out.find('\r', at + 1))
      states.push_back(out.substr(at + 1, out.find("\033[K", at) - at - 1));
    return states;
  }
  [[nodiscard]] bool says(const std::string& text) const {
    return out.find(text) != std::string::npos;
  }
};

}  // namespace

TEST_CASE("a timed remedy is counted down: get ready, hold, rest, hold") {
  Terminal terminal;
  terminal.types(milliseconds(55'500), "q");
  CHECK(terminal.relief() == ExitCode::done);
  const auto clock = terminal.clock();
  REQUIRE(clock.size() == 56);
  CHECK(clock.at(0) == "0:10  Get ready ");
  CHECK(clock.at(9) == "0:01  Get ready ");
  CHECK(clock.at(10) == "0:20  Hold 1 of 2 ");
  CHECK(clock.at(29) == "0:01  Hold 1 of 2 ");
  CHECK(clock.at(30) == "0:05  Rest ");
  CHECK(clock.at(35) == "0:20  Hold 2 of 2 ");
  CHECK(clock.at(54) == "0:01  Hold 2 of 2 ");
  CHECK(clock.at(55) == "0:00  Take your time ");
  CHECK(terminal.says("1/2 Pull"));
  CHECK(terminal.says("2/2 Heat pack"));
  CHECK(terminal.says("Stopped after 0:55."));
}

TEST_CASE("where the knowledge says both legs, each time has its other leg") {
  Json json = knowledge_for_guide();
  json["tips"][0]["timing"] = timed(2, 1, 2, 2);
  Terminal terminal(json);
  CHECK(terminal.relief({"rest"}) == ExitCode::done);
  std::vector<std::string> phases;
  for (const std::string& state : terminal.clock())
    if (const std::string name = state.substr(state.find("  ") + 2);
        phases.empty() || phases.back() != name)
      phases.push_back(name);
  CHECK(phases == std::vector<std::string>{"Get ready ", "Hold 1 of 2 ", "Rest ",
                                           "Other leg 1 of 2 ", "Rest ", "Hold 2 of 2 ", "Rest ",
                                           "Other leg 2 of 2 "});
  CHECK(terminal.says("Enter alone: done. s Enter: next. q Enter: stop."));
  CHECK(terminal.says("That was the last, after 0:21."));
  CHECK_FALSE(terminal.says("fact-"));
}

TEST_CASE("Enter says that it eased, and ends the guide with what comes next") {
  Terminal terminal;
  terminal.types(seconds(65), "");
  CHECK(terminal.relief() == ExitCode::done);
  CHECK(terminal.says("Eased after 1:05."));
  CHECK(terminal.says("fact-eased text."));
  CHECK_FALSE(terminal.says("fact-not-eased text."));
  CHECK_FALSE(terminal.says("What may still help"));  // all were shown
}

TEST_CASE("what was not shown when it eased may still help") {
  Terminal terminal;
  terminal.types(seconds(3), "");
  terminal.relief();
  CHECK(terminal.says("What may still help:\n-  Warm it.\n"));
  CHECK_FALSE(terminal.says("2/2"));
}

TEST_CASE("a measure can say how long it takes to get ready") {
  Json json = knowledge_for_guide();
  json["remedies"][0]["timing"]["ready_seconds"] = 45;
  Terminal terminal(json);
  terminal.types(seconds(3), "q");
  terminal.relief();
  CHECK(terminal.clock().front() == "0:45  Get ready ");
}

TEST_CASE("words for next and stop are understood as well") {
  for (const char* next : {"s", "ss", "Skip", "next", "n"}) {
    Terminal terminal;
    terminal.types(seconds(1), next).types(seconds(2), "stop");
    terminal.relief();
    INFO(next);
    CHECK(terminal.says("2/2 Heat pack"));
    CHECK(terminal.says("Stopped after 0:02."));
  }
}

TEST_CASE("s goes on to the next remedy; after the last comes what to do next") {
  Terminal terminal;
  terminal.types(seconds(3), "s").types(seconds(4), " S ");
  CHECK(terminal.relief() == ExitCode::done);
  CHECK(terminal.says("2/2 Heat pack"));
  CHECK(terminal.says("That was the last, after 0:04."));
  CHECK(terminal.says("fact-not-eased text."));
}

TEST_CASE("a cramp that goes on too long gets what the rules say of such a one") {
  Terminal terminal;
  CHECK(terminal.relief() == ExitCode::done);
  CHECK(terminal.time == minutes(2));
  const std::string ending = terminal.out.substr(terminal.out.rfind('\r'));
  CHECK(ending.find("\n\nToday.\n") != std::string::npos);
  CHECK(terminal.says("Not sure, so taken seriously: a red flag."));
  CHECK(terminal.says("Was it that long?"));
  CHECK(terminal.says("Not eased after 2:00. Today."));
  CHECK(terminal.says("legcramp ask -f k -a red-flag=unsure"));
}

TEST_CASE("a cramp that goes on too long may be an emergency, which stands alone") {
  Json json = knowledge_for_guide();
  for (const char* effect : {"then", "if_unsure"})
    json["rules"].back()[effect]["urgency"] = "emergency";
  Terminal terminal(json);
  terminal.relief();
  CHECK(terminal.says("\n\nCall.\n"));
  CHECK_FALSE(terminal.says("Not eased after"));
}

TEST_CASE("when the time is over, no further remedy is begun") {
  Terminal terminal;
  terminal.on_wait = [&](milliseconds time) {
    if (time == seconds(3)) terminal.time += minutes(3);
  };
  terminal.types(seconds(4), "s");
  terminal.relief();
  CHECK_FALSE(terminal.says("2/2"));
  CHECK(terminal.says("Not eased after 3:0"));
}

TEST_CASE("warning signs stand before the first remedy, limits and signs before the last word",
          "[taken-for-diagnosis]") {
  Terminal terminal;
  terminal.types(seconds(5), "");
  terminal.relief();
  CHECK(terminal.out.find("Call for any one of these: a bad sign.") <
        terminal.out.find("1/2 Pull"));
  CHECK(terminal.out.find("Do this now, in this order. Gently.") < terminal.out.find("1/2 Pull"));
  const std::size_t notice = terminal.out.find("A notice.");
  CHECK(notice > terminal.out.find("1/2 Pull"));
  CHECK(notice < terminal.out.find("Eased after"));
  CHECK(terminal.out.find("Not asked yet") < terminal.out.find("Eased after"));
}

TEST_CASE("what was typed before the first remedy is shown counts for nothing") {
  Terminal terminal;
  terminal.types(seconds(0), "").types(seconds(0), "s").types(seconds(5), "q");
  terminal.relief();
  CHECK(terminal.says("Stopped after 0:05."));
  CHECK_FALSE(terminal.says("2/2"));
}

TEST_CASE("commands to go on with keep the answers and the knowledge file") {
  for (const char* reply : {"", "q"}) {
    Terminal terminal;
    terminal.types(seconds(1), reply);
    terminal.relief({"-a", "frail=yes", "--cause", "strain"});
    CHECK(terminal.says("legcramp ask -f k --cause strain -a frail=yes"));
  }
  Json json = knowledge_for_guide();
  json["rules"][0]["then"]["remedies"] = Json::array({"pull"});
  Terminal pipe(json);
  pipe.is_terminal = false;
  pipe.relief({"-a", "frail=yes"});
  CHECK(pipe.says("legcramp relief heat-pack -f k -a frail=yes"));
}

TEST_CASE("what is urgent already is said again where the guide ends, and nothing reassures") {
  Terminal terminal;
  terminal.types(seconds(1), "");
  terminal.relief({"-a", "red-flag=yes"});
  CHECK(terminal.says("Eased after 0:01. Today."));
  CHECK_FALSE(terminal.says("fact-eased"));
}

TEST_CASE("answers from standing input leave nobody to lead") {
  Terminal terminal;
  terminal.files["-"] = R"({"format_version": "1.0", "answers": {"frail": "yes"}})";
  terminal.relief({"--answers", "-"});
  CHECK(terminal.time == seconds(0));
  CHECK(terminal.says("Hold 20 seconds"));
}

TEST_CASE("who asks why gets the reasons to read, not a timer") {
  Terminal terminal;
  terminal.relief({"--why"});
  CHECK(terminal.time == seconds(0));
  CHECK(terminal.says("Rule everyone"));
  terminal.relief({"--why", "--json"});
  CHECK(Json::parse(terminal.out)["remedies"][0]["why"]["rules"][0]["id"] == "everyone");
}

TEST_CASE("JSON names what was asked for, also where the answers rule it out") {
  Terminal terminal;
  terminal.relief({"--json", "pull", "-a", "red-flag=yes"});
  const Json json = Json::parse(terminal.out);
  CHECK(json["named"] == "pull");
  CHECK(json["urgency_at_least"] == "urgent");
  CHECK(json["remedies"].size() == 1);
  terminal.relief({"--json"});
  CHECK(Json::parse(terminal.out)["named"].is_null());
}

TEST_CASE("help at the level of the answers is said once nothing is left to ask") {
  Json json = knowledge_for_guide();
  json["rules"].push_back(rule("doctor", "frail", {{"urgency", "routine"}}));
  Terminal terminal(json);
  terminal.relief({"--plain", "-a", "frail=yes"});
  CHECK_FALSE(terminal.says("Book."));
  terminal.relief({"--plain", "-a", "frail=yes", "-a", "flags=no"});
  CHECK(terminal.out.starts_with("Book.\n"));
}

TEST_CASE("a tip is no cramp, and may take longer than one") {
  Json json = knowledge_for_guide();
  json["tips"][0]["timing"] = timed(200, 0, 1, 1);
  Terminal terminal(json);
  terminal.relief({"rest"});
  CHECK(terminal.says("That was the last, after 3:30."));
  CHECK_FALSE(terminal.says("Today."));
}

TEST_CASE("without a course in the knowledge there is no limit") {
  Json json = knowledge_for_guide();
  json.erase("course");
  Terminal terminal(json);
  terminal.types(minutes(30), "q");
  terminal.relief();
  CHECK(terminal.says("Stopped after 30:00."));
}

TEST_CASE("when the input ends, or the output is gone, the guide stops", "[cut-output]") {
  Terminal terminal;
  terminal.types(seconds(7), std::nullopt);
  CHECK(terminal.relief() == ExitCode::done);
  CHECK(terminal.says("Stopped after 0:07."));
  Terminal gone;
  gone.on_wait = [&](milliseconds time) { gone.is_full = time >= seconds(4); };
  CHECK(gone.relief() == ExitCode::output_failed);
  CHECK(gone.time <= seconds(6));
}

TEST_CASE("what cannot be read gets the keys again, and the clock goes on") {
  Terminal terminal;
  terminal.types(seconds(2), "what?").types(seconds(4), "q");
  terminal.relief();
  const std::string keys = "Enter alone: it eased. s Enter: next. q Enter: stop.";
  CHECK(terminal.out.find(keys, terminal.out.find(keys) + 1) != std::string::npos);
  CHECK(terminal.says("Please type s, q, or only Enter."));
  CHECK(terminal.says("Stopped after 0:04."));
}

TEST_CASE("what is longer than a reply is none, and skips nothing") {
  Terminal terminal;
  terminal.types(seconds(2), "s" + std::string(200, ' ')).types(seconds(4), "q");
  terminal.relief();
  CHECK(terminal.says("Please type s, q, or only Enter."));
  CHECK(terminal.says("Stopped after 0:04."));
}

TEST_CASE("a pause of the whole program ends one phase, not all of them") {
  Terminal terminal;
  terminal.on_wait = [&](milliseconds time) {
    if (time == seconds(3)) terminal.time += minutes(1);
  };
  terminal.types(seconds(70), "q");
  terminal.relief();
  const auto clock = terminal.clock();
  CHECK(clock.at(3) == "0:07  Get ready ");
  CHECK(clock.at(4) == "0:20  Hold 1 of 2 ");
}

TEST_CASE("--seconds holds that long, and gives a time to what has none") {
  Terminal terminal;
  CHECK(terminal.relief({"--seconds", "3"}) == ExitCode::done);
  CHECK(terminal.time == seconds(10 + 3 + 5 + 3 + 3));
  CHECK(terminal.clock().back() == "0:01  Go on ");
  for (const char* wrong : {"0", "3601", "-1", "x", "1.5", "", "99999999999"}) {
    INFO(wrong);
    CHECK(terminal.relief({"--seconds", wrong}) == ExitCode::wrong_usage);
    CHECK(terminal.err.find("--seconds") != std::string::npos);
  }
}

TEST_CASE("the bell rings at each change, only when asked for, only on a terminal") {
  const auto bells = [](const Terminal& terminal) {
    return std::ranges::count(terminal.out, '\a');
  };
  Terminal terminal;
  terminal.relief({"--seconds", "3", "--bell"});
  CHECK(bells(terminal) == 7);
  terminal.relief({"--seconds", "3"});
  CHECK(bells(terminal) == 0);
  terminal.is_terminal = false;
  terminal.relief({"--bell"});
  CHECK(bells(terminal) == 0);
}

TEST_CASE("the line of the clock is shorter than the terminal, also after it has shrunk") {
  Terminal terminal;
  terminal.on_wait = [&](milliseconds time) {
    if (time == seconds(12)) terminal.columns = 14;  // taken for 20
  };
  Json json = knowledge_for_guide();
  json["remedies"][0]["timing"] = timed(700, 0, 20, 1);
  json.erase("course");
  terminal.files["k"] = json.dump();
  terminal.columns = 21;
  terminal.types(minutes(11), "q");
  terminal.relief();
  const auto clock = terminal.clock();
  CHECK(clock.at(11) == "11:39  Hold 1 of 20 ");
  CHECK(clock.at(14) == "11:36  Hold 1 of 20");
}

TEST_CASE("nothing moves where nobody wants it, or nobody can answer") {
  const auto is_still = [](const Terminal& terminal) {
    return terminal.out.find_first_of("\r\033\a") == std::string::npos &&
           terminal.says("Hold 20 seconds") && terminal.time == seconds(0);
  };
  for (const auto& [name, value] :
       std::map<std::string, std::string>{{"TERM", "dumb"}, {"ACCESSIBLE", "1"}}) {
    Terminal terminal;
    terminal.environment[name] = value;
    terminal.relief();
    INFO(name);
    CHECK(is_still(terminal));
  }
  for (const char* option : {"--plain", "--no-input"}) {
    Terminal terminal;
    terminal.relief({option});
    INFO(option);
    CHECK(is_still(terminal));
  }
  Terminal pipe;
  pipe.is_terminal = false;
  pipe.relief();
  CHECK(is_still(pipe));
  Terminal json;
  json.relief({"--json"});
  CHECK(json.time == seconds(0));
  CHECK(Json::parse(json.out)["remedies"].size() == 2);
}

TEST_CASE("an emergency among the answers leaves nothing to guide") {
  Json json = knowledge_for_guide();
  json["rules"].back()["then"]["urgency"] = "emergency";
  Terminal terminal(json);
  terminal.relief({"-a", "red-flag=yes"});
  CHECK(terminal.time == seconds(0));
  CHECK(terminal.out.starts_with("Call.\n"));
  CHECK_FALSE(terminal.says("Pull"));
  terminal.relief({"-a", "red-flag=yes", "pull"});
  CHECK(terminal.out.starts_with("Call.\n"));
  CHECK(terminal.time == seconds(0));
  CHECK_FALSE(terminal.says("Pull"));
}

TEST_CASE("what the answers demand already is said before the guide begins") {
  Terminal terminal;
  terminal.types(seconds(1), "q");
  terminal.relief({"-a", "red-flag=yes"});
  CHECK(terminal.out.starts_with("Today.\n"));
}

TEST_CASE("a remedy that the answers rule out is left out, with the reason") {
  Json json = knowledge_for_guide();
  json["rules"].push_back(rule("no-heat", "frail", {{"avoid", {"heat"}}}));
  json["rules"].back()["because"] = "It may burn.";
  Terminal terminal(json);
  terminal.types(seconds(1), "s");
  terminal.relief({"-a", "frail=yes"});
  CHECK(terminal.says("1/1 Pull"));
  CHECK_FALSE(terminal.says("2/2"));
  CHECK(terminal.says("Heat pack. It may burn."));
  Terminal named(json);
  named.relief({"heat-pack", "-a", "frail=unsure"});
  CHECK(named.time == seconds(0));
  CHECK(named.says("Heat pack. It may burn."));
  CHECK_FALSE(named.says("Warm."));
}
