-- LU decomposition with partial pivoting; twin of lu.py.
-- Stresses float row updates, row swaps and the pivot search.
local DEFAULT_N = 320
local abs = math.abs

local function make_matrix(n)
  local state, rows = 4711, {}
  for i = 1, n do
    local row = {}
    for j = 1, n do
      state = state * 16807 % 2147483647
      row[j] = state / 2147483647.0 - 0.5
    end
    rows[i] = row
  end
  return rows
end

local function decompose(a)
  local n, order, sign = #a, {}, 1
  for i = 1, n do order[i] = i end
  for col = 1, n do
    local pivot, largest = col, abs(a[col][col])
    for r = col + 1, n do
      local size = abs(a[r][col])
      if size > largest then
        largest = size
        pivot = r
      end
    end
    if largest == 0.0 then error("singular matrix") end
    if pivot ~= col then
      a[pivot], a[col] = a[col], a[pivot]
      order[pivot], order[col] = order[col], order[pivot]
      sign = -sign
    end
    local top = a[col]
    local scale = 1.0 / top[col]
    for r = col + 1, n do
      local row = a[r]
      local factor = row[col] * scale
      row[col] = factor
      for c = col + 1, n do row[c] = row[c] - factor * top[c] end
    end
  end
  return order, sign
end

local function solve(a, order, b)
  local n, x = #a, {}
  for r = 1, n do x[r] = b[order[r]] end
  for r = 1, n do
    local row, total = a[r], x[r]
    for c = 1, r - 1 do total = total - row[c] * x[c] end
    x[r] = total
  end
  for r = n, 1, -1 do
    local row, total = a[r], x[r]
    for c = r + 1, n do total = total - row[c] * x[c] end
    x[r] = total / row[r]
  end
  return x
end

local function run(n)
  local a, b = make_matrix(n), {}
  for i = 1, n do
    local total = 0.0
    for j = 1, n do total = total + a[i][j] end
    b[i] = total
  end
  local order, sign = decompose(a)
  local x = solve(a, order, b)
  local log_det, worst = 0.0, 0.0
  for k = 1, n do
    if a[k][k] < 0.0 then sign = -sign end
    log_det = log_det + math.log(abs(a[k][k]))
    worst = math.max(worst, abs(x[k] - 1.0))
  end
  return string.format("%d %.9f %.6f", sign, log_det, worst)
end

-- Usage: name.lua [N] [ITERATIONS] [--times]; times are processor seconds.
local args, show_times = {}, false
for i = 1, #arg do
  if arg[i] == "--times" then show_times = true else args[#args + 1] = arg[i] end
end
local n = tonumber(args[1]) or DEFAULT_N
local iterations = tonumber(args[2]) or 1
local result = "None"
for k = 1, iterations do
  local start = os.clock()
  result = run(n)
  local elapsed = os.clock() - start
  if show_times then
    io.stderr:write(string.format("iteration %d: %.6f\n", k, elapsed))
  end
end
print(result)
