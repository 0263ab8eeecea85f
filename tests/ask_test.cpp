// The interview, as it is typed and read.

#include <algorithm>
#include <sstream>

#include "support/desk.hpp"
#include "support/small_knowledge.hpp"

using namespace legcramp;
using legcramp::testing::Desk;
using legcramp::testing::Json;
using legcramp::testing::rule;
using legcramp::testing::small_knowledge;

TEST_CASE("an ordinary cramp is seven screens and seven keys") {
  Desk desk;
  desk.is_terminal = true;
  desk.typed = {"n", "n", "n", "n", "n", "n", "3"};
  CHECK(desk.run({"ask"}) == ExitCode::done);
  CHECK(desk.out.find("You can try these steps yourself.") != std::string::npos);
  CHECK(desk.out.find("Tired muscles") != std::string::npos);
  CHECK(desk.out.find("-a hard-effort=yes") != std::string::npos);
}

TEST_CASE("a screen fits a terminal of 24 rows and 40 columns") {
  Desk desk;
  desk.is_terminal = true;
  desk.columns = 40;
  for (const char* reply : {"n", "1", "?", "b"}) {
    desk.typed.assign(30, reply);
    if (reply == std::string("b")) desk.typed = {"n", "n", "?", "b", "b", "b"};
    desk.run({"ask", "-a", "emergency-signs=no", "-a", "leg-and-back-signs=no", "--plain"});
    std::size_t screens = 0;
    std::ptrdiff_t rows = 0;  // from the heading of a screen, such as "3/7 ", to its prompt
    std::istringstream out(desk.out);
    for (std::string line; std::getline(out, line); ++rows) {
      const std::size_t slash = line.find('/');
      if (slash < 3 && line.find_first_not_of("0123456789") == slash) rows = 0;
      if (!line.starts_with("> ")) continue;
      INFO(line);
      CHECK(rows < 24);
      rows = 0;  // a reply that was misread is asked for again
      ++screens;
    }
    CHECK(screens >= 2);
  }
}

TEST_CASE("an emergency ends the interview on the screen that reveals it") {
  Desk desk;
  desk.is_terminal = true;
  desk.typed = {"5", "n"};
  CHECK(desk.run({"ask"}) == ExitCode::done);
  CHECK(desk.out.find("Call your local emergency number now") != std::string::npos);
  CHECK(desk.out.find("2/") == std::string::npos);
}

TEST_CASE("an emergency that was typed by mistake can be taken back",
          "[answers-read-differently]") {
  Desk desk;
  desk.is_terminal = true;
  const auto count = [&](std::string_view text) {
    int found = 0;
    for (std::size_t at = 0; (at = desk.out.find(text, at)) != std::string::npos; ++at) ++found;
    return found;
  };
  desk.typed = {"n", "1", "b", "n", "n", "n", "n", "n", "3"};
  CHECK(desk.run({"ask"}) == ExitCode::done);
  const std::size_t emergency = desk.out.find("Call your local emergency number now");
  const std::size_t offer = desk.out.find("b to change that answer; Enter to end.");
  const std::size_t again = desk.out.find("Enter keeps your answer: 1\n");
  CHECK(emergency < offer);
  CHECK(offer < again);
  CHECK(again < desk.out.find("You can try these steps yourself."));
  for (const auto& [typed, times] : {std::pair{std::vector<std::string>{"5", ""}, 1},
                                     {{"5"}, 1},
                                     {{"5", "q"}, 1},
                                     {{"5", "b", "", ""}, 2}}) {
    desk.typed = typed;
    CHECK(desk.run({"ask"}) == ExitCode::done);
    CHECK(count("Call your local emergency number now") == times);
    CHECK(count("b to change that answer; Enter to end.") == times);
  }
  desk.typed = {"b"};
  CHECK(desk.run({"ask", "-a", "fainted=yes"}) == ExitCode::done);  // not typed here
  CHECK(count("b to change that answer") == 0);
  desk.is_full = true;
  desk.typed = {"5", "b"};
  CHECK(desk.run({"ask"}) == ExitCode::output_failed);
}

TEST_CASE("what is urgent is said at once, between the screens") {
  Desk desk;
  desk.is_terminal = true;
  desk.typed = {"n", "n", "n", "1", "n", "n", "n", "n", "n"};
  CHECK(desk.run({"ask"}) == ExitCode::done);
  const std::size_t said = desk.out.find("So far: Get medical advice today");
  CHECK(said < desk.out.find("5/"));
  CHECK(desk.out.find("So far:", said + 1) == std::string::npos);
}

TEST_CASE("an interview whose output cannot be written ends at once, with exit code 5",
          "[cut-output]") {
  Desk desk;
  desk.is_terminal = true;
  desk.is_full = true;
  desk.typed = {"n", "n", "n", "n", "n", "n", "n"};
  CHECK(desk.run({"ask"}) == ExitCode::output_failed);
}

TEST_CASE("stopping says what is known, and does not reassure", "[stopped-too-early]") {
  Desk desk;
  desk.is_terminal = true;
  for (const std::vector<std::string>& typed :
       {std::vector<std::string>{"q"}, {}, {"n", "n", "q"}, {"n", "?", "n", "b", "q"}}) {
    desk.typed = typed;
    CHECK(desk.run({"ask"}) == ExitCode::need_answers);
    CHECK(desk.out.find("Not finished") != std::string::npos);
    CHECK(desk.out.find("You can try these steps yourself.") == std::string::npos);
    CHECK(desk.out.find("To go on from here") != std::string::npos);
  }
}

TEST_CASE("going back keeps the answers of a screen, shows them, and Enter gives them again") {
  Desk desk;
  desk.is_terminal = true;
  desk.typed = {"n", "n", "n", "2 4?", "b", "b", "", "", "q"};
  REQUIRE(desk.run({"ask"}) == ExitCode::need_answers);
  const std::size_t fourth = desk.out.rfind("4/");
  const std::size_t third = desk.out.rfind("3/", fourth);
  CHECK(desk.out.find("Enter keeps your answer: n\n", third) < fourth);
  CHECK(desk.out.find("\n2* ", fourth) != std::string::npos);
  CHECK(desk.out.find("\n4? ", fourth) != std::string::npos);
  CHECK(desk.out.find("\n1  ", fourth) != std::string::npos);
  CHECK(desk.out.find("Enter keeps your answer: 2 4?\n", fourth) < desk.out.find("5/", fourth));
  const std::string kept = desk.out.substr(desk.out.find("5/", fourth));
  desk.typed = {"n", "n", "n", "2 4?", "q"};
  desk.run({"ask"});
  CHECK(desk.out.substr(desk.out.find("5/")) == kept);
}

TEST_CASE("a screen that asks more than before keeps no answers") {
  Desk desk;
  desk.is_terminal = true;
  Json json = small_knowledge();
  json["screens"] = Json::parse(R"([
    {"id": "first", "name": "first", "ask": "Frail?", "findings": ["frail"]},
    {"id": "flags", "name": "flags", "ask": "Any flags?", "findings": ["red-flag", "other-flag"]}])");
  json["rules"].push_back(rule("one", "red-flag", {{"urgency", "urgent"}}));
  json["rules"].push_back(
      rule("two", {{"all", {"frail", "other-flag"}}}, {{"urgency", "emergency"}}));
  desk.files["k"] = json.dump();
  desk.typed = {"n", "b", "n", "b", "y", "", "n"};
  CHECK(desk.run({"ask", "-f", "k"}) == ExitCode::done);
  CHECK(desk.out.find("Enter keeps your answer: n") != std::string::npos);
  CHECK(desk.out.find("Please type numbers, or n for none.") != std::string::npos);
}

TEST_CASE("going back takes the answers of that screen away") {
  Desk desk;
  desk.is_terminal = true;
  desk.typed = {"n", "1", "n"};
  REQUIRE(desk.run({"ask"}) == ExitCode::done);
  CHECK(desk.out.find("emergency number") != std::string::npos);
  desk.typed = {"b", "4?", "b", "n", "n", "n", "n", "n", "n", "n"};
  CHECK(desk.run({"ask"}) == ExitCode::done);
  CHECK(desk.out.find("This is the first screen.") != std::string::npos);
  CHECK(desk.out.find("You can try these steps yourself.") != std::string::npos);
}

TEST_CASE(
    "an interview says how to answer, how to see what is known, and what an answer can bring") {
  Desk desk;
  desk.is_terminal = true;
  desk.files["k"] = small_file;
  desk.typed = {"perhaps", "w", "q"};
  CHECK(desk.run({"ask", "-f", "k"}) == ExitCode::need_answers);
  CHECK(desk.out.find("y yes, n no, ? not sure") != std::string::npos);
  CHECK(desk.out.find("Please type y, n or ?") != std::string::npos);
  CHECK(desk.out.find("It may be a cause: Strain.") != std::string::npos);
  desk.typed = {"n", "n", "n", "1", "q"};
  CHECK(desk.run({"ask"}) == ExitCode::need_answers);
  CHECK(desk.out.find("A few more questions; q shows all that is known.") != std::string::npos);
}

TEST_CASE("what cannot be read is asked again, and w says why") {
  Desk desk;
  desk.is_terminal = true;
  desk.typed = {"",  "hm", "0", "y", "1 ?", "11", std::string(1'000, 'n'), "w", "n",
                "n", "n",  "n", "n", "n",   "n"};
  CHECK(desk.run({"ask"}) == ExitCode::done);
  for (const char* hint : {"Please type numbers, or n for none.", "Please type numbers, n or ?",
                           "There is no such number.", "Which ones? Please type their numbers.",
                           "Please put the ? right behind a number, or type it alone.",
                           "Please type each number once.", "That is too long.",
                           "With leg pain, this can mean a blood clot in the lung. [emergency]"}) {
    INFO(hint);
    CHECK(desk.out.find(hint) != std::string::npos);
  }
}

TEST_CASE(
    "nobody is asked in a pipe, with --json, with --no-input, or without a terminal to read") {
  Desk desk;
  desk.typed = {"n"};
  CHECK(desk.run({"ask"}) == ExitCode::need_answers);
  CHECK(desk.out.find("\n> ") == std::string::npos);
  desk.is_terminal = true;
  desk.files["-"] = R"({"format_version": "1.0", "answers": {}})";
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"ask", "--json"},
                                                    {"ask", "--no-input"},
                                                    {"ask", "--answers", "-"}}) {
    CHECK(desk.run(arguments) == ExitCode::need_answers);
    CHECK(desk.out.find("\n> ") == std::string::npos);
  }
}

TEST_CASE("the command at the end gives the same result without a question",
          "[answers-read-differently]") {
  Desk desk;
  desk.is_terminal = true;
  for (std::vector<std::string> typed :
       {std::vector<std::string>{"n", "n", "n", "n", "n", "n", "3"},
        {"n", "n", "n", "1 5?", "n", "1?", "2", "3 4"},
        {"n", "n", "n", "n", "n", "?", "1", "1"},
        {}}) {
    const std::string rest = typed.empty() ? "?" : "n";
    typed.resize(40, rest);
    desk.typed = typed;
    desk.run({"ask", "--plain"});
    const std::string page = desk.out.substr(desk.out.rfind("\n> ") + 4);
    const std::size_t at = page.find("   legcramp ask ");
    REQUIRE(at != std::string::npos);
    std::vector<std::string> arguments{"ask", "--plain"};
    const std::string command = page.substr(at + 16, page.find('\n', at) - at - 16);
    for (std::size_t from = 0; from < command.size();) {
      const std::size_t end = std::min(command.find(' ', from), command.size());
      arguments.push_back(command.substr(from, end - from));
      from = end + 1;
    }
    desk.typed.clear();
    const bool is_finished = desk.run(arguments) == ExitCode::done;
    CHECK((is_finished ? desk.out : page) == page);
    CHECK(is_finished);
  }
}

TEST_CASE("a detail answers its parent before the parent's screen does", "[rated-too-low]") {
  Desk desk;
  for (const std::vector<std::string>& answers :
       {std::vector<std::string>{"spreading-redness=yes", "clot-and-skin-signs=no"},
        {"clot-and-skin-signs=no", "spreading-redness=yes"}}) {
    CHECK(desk.run({"ask", "-a", answers[0], "-a", answers[1]}) == ExitCode::done);
    CHECK(desk.out.starts_with("Call your local emergency number now"));
  }
  for (const std::vector<std::string>& answers :
       {std::vector<std::string>{"skin-details=unsure", "clot-and-skin-signs=no"},
        {"clot-and-skin-signs=no", "skin-details=unsure"}}) {
    CHECK(desk.run({"ask", "--json", "-a", answers[0], "-a", answers[1]}) ==
          ExitCode::need_answers);
    CHECK(desk.out.find(R"("spreading-redness": "unsure")") != std::string::npos);
  }
}

TEST_CASE("answers that contradict each other are refused, wherever they come from",
          "[answers-read-differently]") {
  Desk desk;
  desk.files["no"] = R"({"format_version": "1.0", "answers": {"hot-painful-skin": "no"}})";
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"-a", "hot-painful-skin=no", "-a", "spreading-redness=yes"},
        {"-a", "spreading-redness=yes", "-a", "hot-painful-skin=no"},
        {"--answers", "no", "-a", "spreading-redness=yes"},
        {"-a", "skin-details=unsure", "-a", "hot-painful-skin=no"}}) {
    std::vector<std::string> all{"ask"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    CHECK(desk.run(all) == ExitCode::wrong_usage);
    CHECK(desk.err.find("but \"hot-painful-skin\" is no") != std::string::npos);
  }
}
