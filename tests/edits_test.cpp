// Real files as somebody edits them, at random: what is wrong is refused where it is read, and
// never comes out as a crash, or as other advice, later on.

#include <cstdlib>

#include "knowledge/schema.hpp"
#include "knowledge/writer.hpp"
#include "legcramp/builtin.hpp"
#include "support/desk.hpp"
#include "support/json_editor.hpp"
#include "support/schema.hpp"
#include "support/small_knowledge.hpp"

using namespace legcramp;
using namespace legcramp::testing;

namespace {

/// How much more than usual to try: LEGCRAMP_ROUNDS, 1 if it is not set.
unsigned rounds() {
  const char* wanted = std::getenv("LEGCRAMP_ROUNDS");
  return wanted != nullptr ? static_cast<unsigned>(std::strtoul(wanted, nullptr, 10)) : 1;
}

/// One file to begin with, and what comes of its edits.
class Edits {
 public:
  explicit Edits(Json original) : original_(std::move(original)) {}

  void try_out(unsigned seed, bool with_proof) {
    Json edited = original_;
    for (unsigned edit = 0; edit <= seed % 3; ++edit) JsonEditor(edited, seed * 3 + edit).edit();
    const std::string text = edited.dump();
    INFO("seed " << seed);
    if (!load_knowledge(text)) return;
    ++loaded_;
    if (const std::string fault = validator_.fault_of(edited); !fault.empty())
      FAIL("it loads, and is not valid: " << fault);
    desk_.files["edited"] = text;
    for (const auto& command : with_proof ? proofs : looks) {
      const ExitCode exit = desk_.run(command);
      CAPTURE(command, desk_.err);
      REQUIRE((exit == ExitCode::done || exit == ExitCode::nothing_found ||
               exit == ExitCode::need_answers));
    }
  }
  [[nodiscard]] unsigned loaded() const { return loaded_; }

 private:
  using Commands = std::vector<std::vector<std::string>>;
  inline static const Commands looks{{"ask", "-f", "edited"},
                                     {"ask", "-f", "edited", "--json"},
                                     {"advice", "-f", "edited", "--why"},
                                     {"export", "bedside", "-f", "edited"}};
  inline static const Commands proofs{
      looks[0], looks[1], looks[2], looks[3], {"check", "edited"}, {"diff", "original", "edited"}};

  Json original_;
  Validator validator_{knowledge_schema()};
  Desk desk_ = [&] {
    Desk desk;
    desk.files["original"] = original_.dump();
    return desk;
  }();
  unsigned loaded_ = 0;
};

}  // namespace

TEST_CASE("what loads is valid by the exported schema, and every command takes it") {
  Edits of_small(small_knowledge());
  Edits of_builtin(Writer(builtin_knowledge()).write(builtin_knowledge()));
  const unsigned most = 1000 * rounds();
  unsigned builtin = 0;
  for (unsigned seed = 0; seed < most; ++seed)
    if (seed % 10 != 0) of_small.try_out(seed, true);
    else of_builtin.try_out(seed, builtin++ % 20 == 0);  // the larger it is, the longer it takes
  if (rounds() > 1)
    WARN("of " << most << " edits, " << of_small.loaded() + of_builtin.loaded() << " loaded");
  CHECK(of_small.loaded() > most / 10);
  CHECK(of_builtin.loaded() > most / 100);
}

TEST_CASE("what the exported schema says is noticed") {
  const Json small = small_knowledge();
  Validator validator(knowledge_schema());
  CHECK(validator.fault_of(small).empty());
  const auto fault_after = [&](const char* place, const Json& value) {
    Json edited = small;
    edited[Json::json_pointer(place)] = value;
    return validator.fault_of(edited);
  };
  CHECK(fault_after("/title", 5) == "/title: type");
  CHECK(fault_after("/title", "") == "/title: minLength");
  CHECK(fault_after("/title", std::string(1001, 'x')) == "/title: maxLength");
  CHECK(fault_after("/zebra", 5) == "/zebra: unknown");
  CHECK(fault_after("/x-zebra", 5).empty());
  CHECK(fault_after("/rules/0", Json::object()) == "/rules/0: required");
  CHECK(fault_after("/rules", Json::array()) == "/rules: minItems");
  CHECK(fault_after("/sources/0/year", 1899) == "/sources/0/year: minimum");
  CHECK(fault_after("/sources/0/year", 2101) == "/sources/0/year: maximum");
  CHECK(fault_after("/rules/0/then/urgency", "high") == "/rules/0/then/urgency: enum");
  CHECK(fault_after("/tips/0/id", "Not an id") == "/tips/0/id: pattern");
  CHECK(fault_after("/rules/0/when", {{"all", {"frail", {{"x-note", "n"}}}}}) ==
        "/rules/0/when: anyOf");
  CHECK(fault_after("/help/0/signs", "A red flag?").empty());
  CHECK(fault_after("/help/0/signs", Json::array({"A red flag?"})) == "/help/0/signs: anyOf");
  CHECK(fault_after("/remedies/0/pictures",
                    Json::array({{{"rows", std::vector<std::string>(11, "#")}}})) ==
        "/remedies/0/pictures/0/rows: maxItems");
}
